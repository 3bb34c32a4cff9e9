import type { Id } from '../id.ts';
import { nameKey } from '../person.ts';
import { currentId } from './current-record.ts';
import { allInUse, type DeskRecords } from './desk-records.ts';
import type { RecordKind, RecordOf } from './registry.ts';

type AnyRecord = RecordOf<RecordKind>;

/** Records of a kind that are ordered among each other have the same group: help topics below one parent, for example. */
export function listGroup(records: DeskRecords, kind: RecordKind, record: AnyRecord): string {
  // Safe: each kind has its own fields.
  if (kind === 'status') return (record as RecordOf<'status'>).kind;
  if (kind === 'queue') return (record as RecordOf<'queue'>).owner ?? '';
  if (kind !== 'topic') return '';
  const { parentId } = record as RecordOf<'topic'>;
  return parentId === null ? '' : currentId(records, 'topic', parentId);
}

/** Kinds of which several records may have the same name, as people do. The form of a new queue only warns. */
const namesakes: readonly RecordKind[] = ['agent', 'desk', 'person', 'queue'];

/** Whether another record in use has the same name where both are listed. */
export function isNameTaken(records: DeskRecords, kind: RecordKind, id: Id): boolean {
  const record = records.get(kind, id);
  if (!record || namesakes.includes(kind)) return false;
  const key = nameKey(record.name);
  const groupOf = (one: AnyRecord) => (kind === 'status' ? '' : listGroup(records, kind, one));
  const group = groupOf(record);
  return allInUse(records, kind).some(
    (other) => other.id !== id && nameKey(other.name) === key && groupOf(other) === group,
  );
}
