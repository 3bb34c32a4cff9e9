import type { Id } from '../id.ts';
import { statusKind } from '../ticket-state.ts';
import { currentRecord } from './current-record.ts';
import { allInUse, type DeskRecords } from './desk-records.ts';
import type { RecordKind, RecordOf } from './registry.ts';

/** Kinds that lists order otherwise than by name. */
const orders: { readonly [Kind in RecordKind]?: (a: RecordOf<Kind>, b: RecordOf<Kind>) => number } = {
  priority: (a, b) => b.urgency - a.urgency,
  role: (a, b) => b.permissions.length - a.permissions.length,
  status: byKind,
};

/** By kind, as a ticket goes through them; then by position, so that a new one does not come first by its name. */
function byKind(a: RecordOf<'status'>, b: RecordOf<'status'>): number {
  const rankOf = ({ kind }: RecordOf<'status'>) => statusKind.options.indexOf(kind);
  return rankOf(a) - rankOf(b) || a.position - b.position || a.name.localeCompare(b.name, 'en');
}

/** The records of a kind that can be chosen, in the order in which lists show them. */
export function listed<Kind extends RecordKind>(records: DeskRecords, kind: Kind): readonly RecordOf<Kind>[] {
  const nameOf = (record: RecordOf<Kind>) => listedName(records, kind, record);
  return allInUse(records, kind).toSorted(orders[kind] ?? ((a, b) => nameOf(a).localeCompare(nameOf(b), 'en')));
}

/** How lists call a record: a help topic below the one it belongs to. */
export function listedName<Kind extends RecordKind>(
  records: DeskRecords,
  kind: Kind,
  { id, name }: RecordOf<Kind>,
): string {
  const parentId = kind === 'topic' ? records.get('topic', id)?.parentId : undefined;
  const parent = parentId ? currentRecord(records, 'topic', parentId) : undefined;
  return parent && parent.id !== id ? `${parent.name} / ${name}` : name;
}

/** How what stands for a record today is called; no name where there is none. */
export function currentName(records: DeskRecords, kind: RecordKind, id: Id): string {
  const record = currentRecord(records, kind, id);
  return record ? listedName(records, kind, record) : '';
}
