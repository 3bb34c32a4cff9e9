import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Placed, placesForMove } from '../../../../../renderer/features/set-up/places.ts';
import { runs } from '../../../../support/runs.ts';

const list = (...places: number[]): Placed[] => places.map((place, index) => ({ id: `id-${index}`, place }));

/** The list after some changes: by place, and as it was among equal ones. */
function after(before: readonly Placed[], changes: readonly Placed[]): readonly string[] {
  const places = new Map(before.map(({ id, place }) => [id, place]));
  for (const { id, place } of changes) places.set(id, place);
  return before.map(({ id }) => id).toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

test('W72: a record moves with one change where there is a number between its new neighbors', () => {
  expect(placesForMove(list(10, 20, 30), 'id-2', 1)).toEqual([{ id: 'id-2', place: 15 }]);
  expect(placesForMove(list(10, 20, 30), 'id-0', 2)).toEqual([{ id: 'id-0', place: 40 }]);
  expect(placesForMove(list(10, 20, 30), 'id-1', 0)).toEqual([{ id: 'id-1', place: 5 }]);
});

test('W72: a list that was never ordered is numbered first, and the record moved last', () => {
  expect(placesForMove(list(9_999, 9_999, 9_999), 'id-2', 0)).toEqual([
    { id: 'id-0', place: 10 },
    { id: 'id-1', place: 20 },
    { id: 'id-2', place: 30 },
    { id: 'id-2', place: 5 },
  ]);
});

test('W72: nothing is written for a record that stays, is not there, or would leave its list', () => {
  expect(placesForMove(list(10, 20), 'id-0', 0)).toEqual([]);
  expect(placesForMove(list(10, 20), 'id-0', -1)).toEqual([]);
  expect(placesForMove(list(10, 20), 'id-1', 2)).toEqual([]);
  expect(placesForMove(list(10, 20), 'id-9', 1)).toEqual([]);
});

test('W72: wherever a record is moved, it stands there, the others keep their order, and undoing the last change puts it back', () => {
  const anyPlaces = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 8 });
  const property = fc.property(anyPlaces, fc.nat(7), fc.nat(7), (places, one, other) => {
    const before = list(...places.toSorted((a, b) => a - b));
    const [from, to] = [one % before.length, other % before.length];
    const id = `id-${from}`;
    const changes = placesForMove(before, id, to);
    const ids = before.map((record) => record.id).filter((each) => each !== id);
    ids.splice(to, 0, id);
    expect(after(before, changes)).toEqual(ids);
    expect(changes.every(({ place }) => place >= 1 && place <= 9_999)).toBe(true);
    expect(after(before, changes.slice(0, -1))).toEqual(before.map((record) => record.id));
  });
  fc.assert(property, runs(300));
});
