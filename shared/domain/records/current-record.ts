import type { Id } from '../id.ts';
import { type DeskRecords, inUse } from './desk-records.ts';
import { type RecordKind, type RecordOf, recordKinds } from './registry.ts';

/**
 * What stands for a record today: itself, or what took its place when it was archived, and what took the place of that
 * in turn. It is archived itself where nothing in use is reached; a ring, which two devices can make that did not see
 * each other, comes to the same one from wherever it is entered.
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

/** The id of what stands for a record today; an unknown record's own. */
export function currentId(records: DeskRecords, kind: RecordKind, id: Id): Id {
  return currentRecord(records, kind, id)?.id ?? id;
}

/** Of several records that are asked in turn, the first that something in use stands for. */
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
