import type * as z from 'zod';
import { parseTargetKey, type StampedEvent } from '../../shared/domain/event.ts';
import { recordEvents } from '../../shared/domain/records/record.ts';
import { usableFields } from '../../shared/domain/records/registry.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import { registeredTicketEvent } from '../../shared/domain/ticket/ticket.ts';
import type { DecodedCommit } from '../journal/line.ts';

/** The type of an event that cannot be used here: blanked, damaged, or not of the shape this build knows. */
export const unusable = 'event.unusable';

/**
 * A commit's events as the fold takes them. What another device wrote is checked against the event's schema; what does
 * not fit is kept in the journal and skipped, like an event of a newer version.
 */
export function eventsOf(commit: DecodedCommit, isOurs: boolean): StampedEvent[] {
  const { head, sum, events } = commit;
  const ref = { device: head.device, seq: head.seq, sum };
  const timeMs = Date.parse(head.time);
  return events.map(({ type, on, state, value }, index) => {
    const target = parseTargetKey(on);
    const common = { target, index, commit: ref, stamp: head.stamp, timeMs, actor: head.actor };
    if (state !== 'whole') return { ...common, type: unusable, data: undefined };
    if (isOurs) return { ...common, type, data: value };
    const parsed = schemaOf(target.kind, type)?.safeParse(value);
    if (!parsed?.success) return { ...common, type: unusable, data: undefined };
    return { ...common, type, data: type === 'record.put' ? usablePut(target.kind, parsed.data) : parsed.data };
  });
}

function usablePut(kind: string, data: unknown): unknown {
  const { fields } = data as { readonly fields: Readonly<Record<string, unknown>> }; // Safe: its schema said so.
  return { fields: usableFields(kind, fields) };
}

function schemaOf(kind: string, type: string): z.ZodType | undefined {
  if (kind === ticketKind) return registeredTicketEvent(type)?.definition.data;
  return Object.hasOwn(recordEvents, type) ? recordEvents[type] : undefined;
}
