import type { Conflict } from '../domain/claim.ts';
import { type EventId, eventId, type StampedEvent } from '../domain/event.ts';
import type { Id } from '../domain/id.ts';
import { actorAgentId } from '../domain/principal.ts';
import { sameValue } from '../domain/record-operations.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import { type RecordKind, recordKinds } from '../domain/records/registry.ts';
import { type AuditValue, withNames } from './audit.ts';

/** One of the values that a field was given by people who did not know of each other. */
export interface RecordConflictSide {
  readonly id: EventId;
  readonly value: unknown;
  /** The value with names instead of ids. */
  readonly named: AuditValue;
  /** Empty for the desk itself. */
  readonly agentName: string;
  readonly timeMs: number;
  /** Whether it was set on this computer. */
  readonly isHere: boolean;
  /** Whether the field has this value now. */
  readonly isPresent: boolean;
}

/** A field of a desk record that was set differently on two devices, until a person decides. */
export interface RecordConflict {
  readonly kind: RecordKind;
  readonly id: Id;
  readonly field: string;
  /** Each value once, as it was set last; the earliest first. */
  readonly sides: readonly RecordConflictSide[];
}

interface Contested {
  readonly kind: RecordKind;
  readonly id: Id;
  readonly conflicts: readonly Conflict[];
  readonly events: readonly StampedEvent[];
}

/**
 * The conflicts about a record’s fields. Its position is none of them, because a person sees the order anyway; nor is
 * whether it is archived, which its form says.
 */
export function recordConflictsOf(
  records: DeskRecords,
  { kind, id, conflicts, events }: Contested,
  ownDevice: Id,
): readonly RecordConflict[] {
  const record = records.get(kind, id);
  if (!record || record.retired) return [];
  const fields = [...new Set(conflicts.map(({ about }) => about))].filter(
    (field) =>
      Object.hasOwn(recordKinds[kind].fields.shape, field) && field !== 'position' && !isListOrder(kind, field),
  );
  return fields.flatMap((field) => {
    const ids = new Set(conflicts.flatMap(({ about, earlier, later }) => (about === field ? [earlier, later] : [])));
    const byValue = new Map<string, RecordConflictSide>();
    const own = events.filter((event) => ids.has(eventId(event))).toSorted((a, b) => a.timeMs - b.timeMs);
    for (const event of own) {
      const { fields: put } = event.data as { readonly fields: Readonly<Record<string, unknown>> }; // Safe: it claims a field.
      const value = put[field];
      byValue.set(JSON.stringify(value), {
        id: eventId(event),
        value,
        named: withNames(records, kind, field, value),
        agentName: records.get('agent', actorAgentId(event.actor) ?? '')?.name ?? '',
        timeMs: event.timeMs,
        isHere: event.commit.device === ownDevice,
        isPresent: sameValue(record, field, value),
      });
    }
    return byValue.size < 2 ? [] : [{ kind, id, field, sides: [...byValue.values()] }];
  });
}

/** The order of custom fields; a queue has an order of its tickets, which is a value. */
function isListOrder(kind: RecordKind, field: string): boolean {
  return kind === 'field' && field === 'order';
}
