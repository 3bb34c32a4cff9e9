import type { Id } from '../domain/id.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import { listGroup } from '../domain/records/list-group.ts';
import { listed } from '../domain/records/listed.ts';
import type { RecordKind } from '../domain/records/registry.ts';

/** Records of a kind before and after a commit that gave some of them another position. */
export interface Placing {
  readonly kind: RecordKind;
  readonly placed: readonly Id[];
  readonly before: DeskRecords;
  readonly after: DeskRecords;
}

export interface Moved {
  readonly id: Id;
  /** The name of the record that now follows it in its list; null at the end. */
  readonly next: string | null;
}

/** The one record whose move explains the new order; undefined if there is none. */
export function movedRecord({ kind, placed, before, after }: Placing): Moved | undefined {
  for (const id of placed) {
    const [was, now] = [listWith(before, kind, id), listWith(after, kind, id)];
    const at = now.findIndex((record) => record.id === id);
    const isElsewhere = at !== was.findIndex((record) => record.id === id);
    if (isElsewhere && isSameOrder(withoutOne(was, id), withoutOne(now, id)))
      return { id, next: now[at + 1]?.name ?? null };
  }
  return undefined;
}

type Listed = readonly { readonly id: Id; readonly name: string }[];

/** The list that a record is ordered in. */
function listWith(records: DeskRecords, kind: RecordKind, id: Id): Listed {
  const all = listed(records, kind);
  const record = all.find((each) => each.id === id);
  const group = record && listGroup(records, kind, record);
  return group === undefined ? [] : all.filter((each) => listGroup(records, kind, each) === group);
}

function withoutOne(list: Listed, id: Id): Listed {
  return list.filter((record) => record.id !== id);
}

function isSameOrder(a: Listed, b: Listed): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id);
}
