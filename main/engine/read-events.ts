import type * as z from 'zod';
import { parseTargetKey, type StampedEvent } from '../../shared/domain/event.ts';
import { recordEvents } from '../../shared/domain/records/record.ts';
import { usableFields } from '../../shared/domain/records/registry.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import { registeredTicketEvent } from '../../shared/domain/ticket/ticket.ts';
import type { DecodedCommit } from '../journal/line.ts';

/** The type of an event that cannot be used here: blanked, damaged, or not of the shape this build knows. */
export const unusable = 'event.unusable';

/** Why an event, or a part of it, is left aside: its data does not fit, or this build has never heard of its type. */
export type LeftAside = 'unfit' | 'unknown';

/**
 * A commit's events as the fold takes them. Whoever wrote it, what they hold is checked against the event's schema; what
 * does not fit is kept in the journal and skipped, like an event of a newer version. `onSkipped` is called for each of these.
 */
export function eventsOf(
  commit: DecodedCommit,
  onSkipped: (why: LeftAside, index: number) => void = ignore,
): StampedEvent[] {
  const { head, sum, events } = commit;
  const ref = { device: head.device, seq: head.seq, sum };
  const timeMs = Date.parse(head.time);
  return events.map(({ type, on, state, value }, index) => {
    const target = parseTargetKey(on);
    const common = { target, index, commit: ref, stamp: head.stamp, timeMs, actor: head.actor };
    if (state !== 'whole') return { ...common, type: unusable, data: undefined };
    const schema = schemaOf(target.kind, type);
    const parsed = schema?.safeParse(value);
    if (!parsed?.success) {
      onSkipped(schema ? 'unfit' : 'unknown', index);
      return { ...common, type: unusable, data: undefined };
    }
    if (type !== 'record.put') return { ...common, type, data: parsed.data };
    const { fields } = parsed.data as { readonly fields: Readonly<Record<string, unknown>> }; // Safe: its schema said so.
    const usable = usableFields(target.kind, fields);
    if (Object.keys(usable).length < Object.keys(fields).length) onSkipped('unfit', index);
    return { ...common, type, data: { fields: usable } };
  });
}

function ignore(): void {
  // Whoever reads a line again knows already what is wrong with it.
}

function schemaOf(kind: string, type: string): z.ZodType | undefined {
  if (kind === ticketKind) return registeredTicketEvent(type)?.definition.data;
  return Object.hasOwn(recordEvents, type) ? recordEvents[type] : undefined;
}
