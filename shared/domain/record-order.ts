import * as z from 'zod';
import type { Draft } from './event.ts';
import { type Id, idSchema } from './id.ts';
import { operation, type Refusal, refuse } from './operation.ts';
import { recordKindInput, recordObjection, recordRequirements } from './record-rights.ts';
import { type DeskRecords, inUse } from './records/desk-records.ts';
import { listGroup } from './records/list-group.ts';
import { listed, placeOf } from './records/listed.ts';
import { lastPosition } from './records/position.ts';
import { leastUrgent } from './records/priority.ts';
import { type RecordKind, recordKinds } from './records/registry.ts';

/** Moves a record within the list of its kind: before another one, or to the end. */
export const moveRecord = operation({
  name: 'record.move',
  input: z.strictObject({ kind: recordKindInput, id: idSchema, before: idSchema.nullable() }),
  requires: ({ kind }) => recordRequirements(kind),
  objection: ({ records }, { kind, id }, access) => recordObjection(records, access, kind, id),
  decide: ({ records }, { kind, id, before }) => {
    const field = recordKinds[kind].orderedBy;
    if (field === undefined) return refuse('record.not-ordered');
    const order = orderAfter(records, kind, id, before);
    if ('refused' in order) return order;
    const { list, at } = order;
    const places = field === 'urgency' ? urgencies(list) : positions(list, at);
    const drafts = list.map((record, index): Draft[] => {
      if (places[index] === record.place) return [];
      return [{ type: 'record.put', target: { kind, id: record.id }, data: { fields: { [field]: places[index] } } }];
    });
    if (drafts.every((each) => each.length === 0)) return refuse('field.unchanged');
    // The moved one first: of two neighbors that changed places, the audit names the one that was moved.
    return [drafts[at] ?? [], ...drafts.toSpliced(at, 1)].flat();
  },
});

interface Placed {
  readonly id: Id;
  readonly place: number;
}

/** The list in its new order, and where the moved record is in it. */
function orderAfter(
  records: DeskRecords,
  kind: RecordKind,
  id: Id,
  before: Id | null,
): { readonly list: readonly Placed[]; readonly at: number } | Refusal {
  const known = inUse(records, kind, id);
  if (!known) return refuse('record.unknown');
  const group = listGroup(records, kind, known);
  const now = listed(records, kind).filter((record) => listGroup(records, kind, record) === group);
  const others = now.filter((record) => record.id !== id);
  const at = before === null ? others.length : others.findIndex((record) => record.id === before);
  if (at < 0) return refuse('record.unknown');
  const list = others.toSpliced(at, 0, known);
  if (list.every((record, index) => record.id === now[index]?.id)) return refuse('field.unchanged');
  return { list: list.map((record) => ({ id: record.id, place: placeOf(kind, record) })), at };
}

/**
 * The same numbers in the new order, because each one stands for a mark. Where some were equal, the later ones get the
 * next free numbers.
 */
function urgencies(list: readonly Placed[]): readonly number[] {
  const apart: number[] = [];
  for (const number of list.map(({ place }) => place).toSorted((a, b) => a - b)) {
    apart.push(Math.max(number, (apart.at(-1) ?? 0) + 1));
  }
  // Room for those that follow.
  const highest = (index: number) => Math.max(1, leastUrgent - (list.length - 1 - index));
  return apart.map((number, index) => Math.min(number, highest(index)));
}

/** A new position for the moved record, or, if there is no room, for all of them. */
function positions(list: readonly Placed[], at: number): readonly number[] {
  const place = placeBetween(list[at - 1]?.place ?? 0, list[at + 1]?.place ?? lastPosition + 1);
  if (place === undefined) return list.map((_record, index) => spread(index, list.length));
  return list.map((record, index) => (index === at ? place : record.place));
}

/** How far apart records are placed, so that most moves change only the moved one. */
const gap = 10;

function placeBetween(low: number, high: number): number | undefined {
  const place = Math.min(Math.floor((low + high) / 2), low + gap);
  return place > low && place < high ? place : undefined;
}

/** The place of a record if all are placed again. */
function spread(index: number, count: number): number {
  const step = Math.max(1, Math.min(gap, Math.floor((lastPosition - 1) / count)));
  return step * (index + 1);
}
