import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import type { RecordOf } from '../records/registry.ts';
import { ticketDraft } from './draft.ts';
import type { Status } from './status.ts';

/** The event that sets a ticket's status; `from` is null for its first one. */
export function statusDraft(ticketId: Id, { id, kind, state }: RecordOf<'status'>, from: Status | null): Draft {
  return ticketDraft(ticketId, 'status.set', { statusId: id, kind, state, from });
}
