import { describe, expect, test } from 'vitest';
import { remainingWaitMs, waitAfter } from '../../../../main/session/slow-down.ts';

const second = 1_000;
const minute = 60 * second;

describe('the wait after wrong tries', () => {
  test('is nothing for four, then 5 s, 15 s, 1 min, 5 min and 15 min, and never more', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1_000].map(waitAfter)).toEqual([
      0,
      0,
      0,
      0,
      0,
      5 * second,
      15 * second,
      minute,
      5 * minute,
      15 * minute,
      15 * minute,
      15 * minute,
    ]);
  });

  test('runs down with the clock, to the millisecond', () => {
    const failures = { count: 6, lastMs: 100_000 };
    const left = [0, 1, 14_999, 15_000, 15_001, 1e9].map((elapsed) =>
      remainingWaitMs(failures, { nowMs: 100_000 + elapsed }),
    );
    expect(left).toEqual([15_000, 14_999, 1, 0, 0, 0]);
  });

  test('counts in full where the clock was set back, and is no longer for that', () => {
    expect(remainingWaitMs({ count: 6, lastMs: 100_000 }, { nowMs: 99_999 })).toBe(15_000);
    expect(remainingWaitMs({ count: 6, lastMs: 1e12 }, { nowMs: 0 })).toBe(15_000);
    expect(remainingWaitMs({ count: 4, lastMs: 1e12 }, { nowMs: 0 })).toBe(0);
  });
});
