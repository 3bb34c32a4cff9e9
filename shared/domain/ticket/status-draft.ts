import type * as z from 'zod';
import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import type { RecordOf } from '../records/registry.ts';
import { ticketDraft } from './draft.ts';
import type { confirmedHow, Status } from './status.ts';

/** The event that sets a ticket's status; `from` is null for its first one. */
export function statusDraft(
  ticketId: Id,
  { id, kind, state }: RecordOf<'status'>,
  before: Status | null,
  confirmed?: z.infer<typeof confirmedHow>,
): Draft {
  const from = before && pastOf(before);
  return ticketDraft(ticketId, 'status.set', { statusId: id, kind, state, from, ...(confirmed && { confirmed }) });
}

/** A status as an event names the one before it. */
export function pastOf({ statusId, kind, state, closedMs, reopenedMs, endedMs }: Status) {
  return { statusId, kind, state, closedMs, reopenedMs, ...(endedMs !== undefined && { endedMs }) };
}
