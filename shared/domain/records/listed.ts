import type { Id } from '../id.ts';
import { statusKind } from '../ticket-state.ts';
import { currentRecord } from './current-record.ts';
import { allInUse, type DeskRecords } from './desk-records.ts';
import type { RecordKind, RecordOf } from './registry.ts';

/** Kinds that are not sorted by name. */
const orders: { readonly [Kind in RecordKind]?: (a: RecordOf<Kind>, b: RecordOf<Kind>) => number } = {
  priority: (a, b) => b.urgency - a.urgency,
  role: (a, b) => b.permissions.length - a.permissions.length,
  status: byKind,
};

/**
 * By kind, in the order of a ticket's life; then by position, so that a new status does not come first because of its
 * name.
 */
function byKind(a: RecordOf<'status'>, b: RecordOf<'status'>): number {
  const rankOf = ({ kind }: RecordOf<'status'>) => statusKind.options.indexOf(kind);
  return rankOf(a) - rankOf(b) || a.position - b.position || a.name.localeCompare(b.name, 'en');
}

/** The records of a kind that can be chosen, in the order of lists. */
export function listed<Kind extends RecordKind>(records: DeskRecords, kind: Kind): readonly RecordOf<Kind>[] {
  const nameOf = (record: RecordOf<Kind>) => listedName(records, kind, record);
  return allInUse(records, kind).toSorted(orders[kind] ?? ((a, b) => nameOf(a).localeCompare(nameOf(b), 'en')));
}

/** The name of a record in lists; a help topic includes its parent. */
export function listedName<Kind extends RecordKind>(
  records: DeskRecords,
  kind: Kind,
  { id, name }: RecordOf<Kind>,
): string {
  const parentId = kind === 'topic' ? records.get('topic', id)?.parentId : undefined;
  const parent = parentId ? currentRecord(records, 'topic', parentId) : undefined;
  return parent && parent.id !== id ? `${parent.name} / ${name}` : name;
}

/** The name of the current record; empty if there is none. */
export function currentName(records: DeskRecords, kind: RecordKind, id: Id): string {
  const record = currentRecord(records, kind, id);
  return record ? listedName(records, kind, record) : '';
}
