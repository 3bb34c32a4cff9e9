import type * as z from 'zod';
import { parseTargetKey, type StampedEvent } from '../../shared/domain/event.ts';
import { recordEvents } from '../../shared/domain/records/record.ts';
import { usableFields } from '../../shared/domain/records/registry.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import { registeredTicketEvent } from '../../shared/domain/ticket/ticket.ts';
import type { DecodedCommit } from '../journal/line.ts';

/** The type of an event that cannot be used here: erased, damaged, or of an unknown shape. */
export const unusable = 'event.unusable';

/** Why an event, or a part of it, is skipped: its data does not match, or its type is unknown. */
export type SkipReason = 'unfit' | 'unknown';

/**
 * Decodes a commit's events for the fold. Every event is checked against its schema, also those of this device; what
 * does not match stays in the journal and is skipped, like an event of a newer version. `onSkipped` is called for each
 * of these. An event that was not read has its type, but no data.
 */
export function eventsOf(
  commit: DecodedCommit,
  onSkipped: (why: SkipReason, index: number) => void = ignore,
): StampedEvent[] {
  const { head, sum, events } = commit;
  const ref = { device: head.device, seq: head.seq, sum };
  const timeMs = Date.parse(head.time);
  return events.map(({ type, on, state, value }, index) => {
    const target = parseTargetKey(on);
    const common = { target, index, commit: ref, stamp: head.stamp, timeMs, actor: head.actor };
    if (state === 'unread' || state === 'intact') return { ...common, type, data: undefined };
    if (state !== 'whole') return { ...common, type: unusable, data: undefined };
    const schema = schemaOf(target.kind, type);
    const parsed = schema?.safeParse(value);
    if (!parsed?.success) {
      onSkipped(schema ? 'unfit' : 'unknown', index);
      return { ...common, type: unusable, data: undefined };
    }
    if (type !== 'record.put') return { ...common, type, data: parsed.data };
    const { fields } = parsed.data as { readonly fields: Readonly<Record<string, unknown>> }; // Safe: its schema checked this.
    const usable = usableFields(target.kind, fields);
    if (Object.keys(usable).length < Object.keys(fields).length) onSkipped('unfit', index);
    return { ...common, type, data: { fields: usable } };
  });
}

function ignore(): void {
  // A reader that reads a line again already knows its faults.
}

function schemaOf(kind: string, type: string): z.ZodType | undefined {
  if (kind === ticketKind) return registeredTicketEvent(type)?.definition.data;
  return Object.hasOwn(recordEvents, type) ? recordEvents[type] : undefined;
}
