import { describe, expect, test } from 'vitest';
import { firstMatch, matchesOf, stepTo } from '../../../../../renderer/features/ticket/match-steps.ts';

const matches = matchesOf({
  inSummary: 1,
  entries: [
    { entryId: 'first', count: 2 },
    { entryId: 'note', count: 1 },
  ],
});

describe('Y84: the matches in a ticket', () => {
  test('are those in the summary, then those of each entry, in the order of the thread', () => {
    expect(matches.map(({ entryId, index }) => [entryId, index])).toEqual([
      [null, 0],
      ['first', 0],
      ['first', 1],
      ['note', 0],
    ]);
    expect(matchesOf({ inSummary: 0, entries: [] })).toEqual([]);
  });

  test('begin with the one that the results show, if it is still there', () => {
    expect(firstMatch(matches, 'note')).toBe(3);
    expect(firstMatch(matches, 'gone')).toBeUndefined();
    expect(firstMatch(matches, null)).toBeUndefined();
  });

  test('are walked through in a circle, from either end', () => {
    expect([undefined, 0, 2, 3].map((at) => stepTo(at, 1, 4))).toEqual([0, 1, 3, 0]);
    expect([undefined, 0, 2, 3].map((at) => stepTo(at, -1, 4))).toEqual([3, 3, 1, 2]);
    expect(stepTo(undefined, 1, 0)).toBeUndefined();
  });
});
