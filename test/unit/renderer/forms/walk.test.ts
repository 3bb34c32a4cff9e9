import { expect, test } from 'vitest';
import { createWalk } from '../../../../renderer/forms/walk.ts';

const ids = ['one', 'two', 'three', 'four'];
const idAt = (index: number) => ids[index];

function walkTo(...indexes: readonly (number | null)[]) {
  const walk = createWalk();
  for (const index of indexes) walk.put({ index, total: ids.length }, idAt);
  return walk.ahead();
}

test('the ticket ahead is the next one of the list, or the one before after a step back', () => {
  expect(walkTo(0)).toBe('two');
  expect(walkTo(0, 1)).toBe('three');
  expect(walkTo(2, 1)).toBe('one');
  expect(walkTo(2, 1, 1), 'the list was only rendered again').toBe('one');
  expect(walkTo(2, 1, 2)).toBe('four');
});

test('nothing is ahead at the end of the list, at its start, beside no list, and if the ticket has left it', () => {
  expect(walkTo(3)).toBeUndefined();
  expect(walkTo(1, 0)).toBeUndefined();
  expect(walkTo(2, null)).toBeUndefined();
  const walk = createWalk();
  walk.put({ index: 1, total: ids.length }, idAt);
  walk.put(undefined);
  expect(walk.ahead()).toBeUndefined();
});

test('a ticket that left the list does not turn the direction around', () => {
  expect(walkTo(1, 2, null, 2)).toBe('four');
});
