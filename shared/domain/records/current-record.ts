import type { Id } from '../id.ts';
import { type DeskRecords, inUse } from './desk-records.ts';
import { type RecordKind, type RecordOf, recordKinds } from './registry.ts';

/**
 * The record that applies today: the record itself, or its replacement if it was archived, and so on. If no replacement
 * is in use, the result is archived too. In a cycle, which two devices can create without seeing each other, every
 * start leads to the same record.
 */
export function currentRecord<Kind extends RecordKind>(
  records: DeskRecords,
  kind: Kind,
  id: Id,
): RecordOf<Kind> | undefined {
  const passed: RecordOf<Kind>[] = [];
  let record = records.get(kind, id);
  while (record?.retired && recordKinds[kind].isReplaceable) {
    const { id: presentId } = record;
    const before = passed.findIndex((other) => other.id === presentId);
    if (before >= 0) return passed.slice(before).toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
    passed.push(record);
    const next = records.get(kind, records.replacedBy(kind, presentId) ?? '');
    if (!next) break;
    record = next;
  }
  return record;
}

/** The id of the current record; an unknown record's own id. */
export function currentId(records: DeskRecords, kind: RecordKind, id: Id): Id {
  return currentRecord(records, kind, id)?.id ?? id;
}

/** The ids that count as a record today: its own, and those of records that it replaces. */
export function idsCountingAs(records: DeskRecords, kind: RecordKind, id: Id): ReadonlySet<Id> {
  const replaced = records.all(kind).filter((record) => record.retired && currentId(records, kind, record.id) === id);
  return new Set([id, ...replaced.map((record) => record.id)]);
}

/** The first of several records whose current record is in use. */
export function firstCurrent<Kind extends RecordKind>(
  records: DeskRecords,
  kind: Kind,
  ids: readonly (Id | null | undefined)[],
): RecordOf<Kind> | undefined {
  for (const id of ids) {
    const found = id === null || id === undefined ? undefined : currentRecord(records, kind, id);
    if (found && inUse(records, kind, found.id)) return found;
  }
  return undefined;
}
