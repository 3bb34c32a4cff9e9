import { describe, expect, test } from 'vitest';
import { spreadOf, timeEach, timeOnce } from '../../bench/timing.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the spread of what was measured', () => {
  test.each([
    ['a hundred', 100, { p50: 50, p95: 95, p99: 99, max: 100 }],
    ['a thousand', 1_000, { p50: 500, p95: 950, p99: 990, max: 1_000 }],
    ['ten', 10, { p50: 5, p95: 10, p99: 10, max: 10 }],
    ['one', 1, { p50: 1, p95: 1, p99: 1, max: 1 }],
  ])('of %s is the duration that so many of them do not exceed', (_what, count, spread) => {
    expect(spreadOf(upTo(count))).toEqual(spread);
  });

  test('does not depend on the order, and compares numbers as numbers', () => {
    expect(spreadOf([100, 9, 20, 3])).toEqual({ p50: 9, p95: 100, p99: 100, max: 100 });
  });

  test('shows what is rare: two slow ones in a hundred are not in p95, but in p99', () => {
    const durations = [...Array<number>(98).fill(1), 250, 400];
    expect(spreadOf(durations)).toEqual({ p50: 1, p95: 1, p99: 250, max: 400 });
  });

  test('of nothing is no number, which keeps no budget', () => {
    expect(spreadOf([])).toEqual({ p50: Number.NaN, p95: Number.NaN, p99: Number.NaN, max: Number.NaN });
  });

  test('leaves what was measured as it is', () => {
    const durations = [3, 1, 2];
    spreadOf(durations);
    expect(durations).toEqual([3, 1, 2]);
  });
});

/** A clock that a task moves on. */
function madeClock() {
  let nowMs = 1_000;
  return {
    nowMs: () => nowMs,
    passes: async (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('what is timed', () => {
  test('runs one after another, and each duration is its own', async () => {
    const clock = madeClock();
    const run: number[] = [];
    const spread = await timeEach(
      4,
      async (index) => {
        run.push(index);
        await clock.passes([5, 1, 90, 2][index] ?? 0);
      },
      clock.nowMs,
    );
    expect({ run, spread }).toEqual({ run: [0, 1, 2, 3], spread: { p50: 2, p95: 90, p99: 90, max: 90 } });
  });

  test('begins in a turn of its own, so that short answers do not add up to a block', async () => {
    let turn = 0;
    let isDone = false;
    const next = () => {
      turn += 1;
      if (!isDone) setImmediate(next);
    };
    next();
    const turns: number[] = [];
    await timeEach(5, () => void turns.push(turn));
    isDone = true;
    expect(new Set(turns).size).toBe(5);
  });

  test('once gives its value too', async () => {
    const clock = madeClock();
    const task = async () => {
      await clock.passes(7);
      return 'done';
    };
    expect(await timeOnce(task, clock.nowMs)).toEqual({ ms: 7, value: 'done' });
  });
});
