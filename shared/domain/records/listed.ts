import type { Id } from '../id.ts';
import { statusKind } from '../ticket-state.ts';
import { currentRecord } from './current-record.ts';
import { allInUse, type DeskRecords } from './desk-records.ts';
import { type RecordKind, type RecordOf, recordKinds } from './registry.ts';

/** What comes before the position of a kind's records. */
const orders: { readonly [Kind in RecordKind]?: (a: RecordOf<Kind>, b: RecordOf<Kind>) => number } = {
  // In the order of a ticket's life.
  status: (a, b) => statusKind.options.indexOf(a.kind) - statusKind.options.indexOf(b.kind),
  // As in the navigation: an agent's own queues are behind the shared ones.
  queue: (a, b) => Number(a.owner !== null) - Number(b.owner !== null),
};

/** What comes before the name of records that have the same position. */
const ties: typeof orders = { role: (a, b) => b.permissions.length - a.permissions.length };

/** The records of a kind that can be chosen, in the order of lists. */
export function listed<Kind extends RecordKind>(records: DeskRecords, kind: Kind): readonly RecordOf<Kind>[] {
  return inListOrder(records, kind, allInUse(records, kind));
}

/** By position, then by name (roles by how much they allow). A help topic is listed directly below its parent. */
export function inListOrder<Kind extends RecordKind>(
  records: DeskRecords,
  kind: Kind,
  some: readonly RecordOf<Kind>[],
): readonly RecordOf<Kind>[] {
  if (kind !== 'topic') return some.toSorted((a, b) => compare(kind, a, b));
  const paths = new Map(some.map((topic) => [topic.id, pathOf(records, topic)]));
  return some.toSorted((a, b) => compareTopics(paths.get(a.id) ?? [], paths.get(b.id) ?? []));
}

function compare<Kind extends RecordKind>(kind: Kind, a: RecordOf<Kind>, b: RecordOf<Kind>): number {
  return orders[kind]?.(a, b) || placeOf(kind, a) - placeOf(kind, b) || ties[kind]?.(a, b) || compareNames(a, b);
}

/** The number that administrators order the records of a kind by. */
export function placeOf(kind: RecordKind, record: object): number {
  const field = recordKinds[kind].orderedBy;
  // Safe: the schema of each kind says that it is a number.
  return field === undefined ? 0 : ((record as Readonly<Record<string, unknown>>)[field] as number);
}

type Named = Pick<RecordOf<RecordKind>, 'id' | 'name'>;

function compareNames(a: Named, b: Named): number {
  return a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : Number(a.id > b.id));
}

type Topic = RecordOf<'topic'>;

/** A help topic with the topics above it, the highest first. Two devices can together put topics below each other. */
function pathOf(records: DeskRecords, topic: object): readonly Topic[] {
  const path: Topic[] = [];
  // Safe: called with help topics only.
  let next: Topic | undefined = topic as Topic;
  while (next && !path.includes(next)) {
    path.unshift(next);
    next = next.parentId === null ? undefined : currentRecord(records, 'topic', next.parentId);
  }
  return path;
}

function compareTopics(a: readonly Topic[], b: readonly Topic[]): number {
  for (const [depth, above] of a.entries()) {
    const other = b[depth];
    if (!other) return 1;
    if (above.id !== other.id) return compare('topic', above, other);
  }
  return a.length - b.length;
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
