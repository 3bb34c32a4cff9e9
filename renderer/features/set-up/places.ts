import type { Id } from '../../../shared/domain/id.ts';

/** A record and the number that it is ordered by. */
export interface Placed {
  readonly id: Id;
  readonly place: number;
}

const step = 10;

/**
 * The numbers to write, in this order, so that a record comes to stand at an index of its list. Usually that is one,
 * between those of its new neighbors. Where there is none, all records are numbered anew first, in their present order,
 * so that undoing the last change puts the record back.
 */
export function placesForMove(list: readonly Placed[], id: Id, to: number): readonly Placed[] {
  const from = list.findIndex((record) => record.id === id);
  if (from < 0 || to < 0 || to >= list.length || to === from) return [];
  const spaced = list.map((record, index) => ({ id: record.id, place: (index + 1) * step }));
  const own = placeAt(list, from, to);
  if (isAscending(list) && own !== undefined) return [{ id, place: own }];
  const renumbered = spaced.filter(({ place }, index) => place !== list[index]?.place);
  return [...renumbered, { id, place: placeAt(spaced, from, to) ?? (to + 1) * step }];
}

/** A number between those of the records that will be around it; undefined if there is none. */
function placeAt(list: readonly Placed[], from: number, to: number): number | undefined {
  const others = list.filter((_, index) => index !== from);
  const before = others[to - 1]?.place ?? 0;
  const after = others[to]?.place ?? before + 2 * step;
  const between = Math.floor((before + after) / 2);
  return between > before && between < after ? between : undefined;
}

function isAscending(list: readonly Placed[]): boolean {
  return list.every(({ place }, index) => index === 0 || place > (list[index - 1]?.place ?? 0));
}
