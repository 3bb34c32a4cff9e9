import { describe, expect, test } from 'vitest';
import { calibrationOf, cpuRound, referenceSpeed, speedOf } from '../../../bench/judge/calibration.ts';
import { ratioOf, spreadOfRounds } from '../../../bench/judge/rounds.ts';

describe('the calibration of a run', () => {
  test('is one on the reference computer, and larger on a slower one', () => {
    expect(calibrationOf(referenceSpeed)).toEqual({ cpu: 1, disk: 1 });
    expect(calibrationOf({ cpuMs: 6, flushMs: 1 }, { cpuMs: 3, flushMs: 2 })).toEqual({ cpu: 2, disk: 0.5 });
  });

  test('takes the middle of all rounds: one that was disturbed does not count', () => {
    expect(speedOf([3, 2, 900], [0.2, 50, 0.3])).toEqual({ cpuMs: 3, flushMs: 0.3 });
  });

  test('measures work that is done each time', () => {
    let nowMs = 0;
    expect(cpuRound(() => (nowMs += 7))).toBe(7);
  });
});

describe('a ratio over rounds', () => {
  test('is the middle of the rounds’ own ratios: what slows down a round slows down both', () => {
    const ours = [
      [2, 2, 2],
      [20, 20, 20],
      [2, 2, 2],
    ];
    const others = [
      [1, 1, 1],
      [10, 10, 10],
      [1, 1, 1],
    ];
    expect(ratioOf(ours, others).p50).toBe(2);
  });

  test('compares rare durations over all rounds', () => {
    const ours = [
      Array.from({ length: 100 }, () => 1),
      Array.from({ length: 100 }, (_unused, index) => (index < 3 ? 9 : 1)),
    ];
    const others = ours.map((round) => round.map(() => 3));
    expect(ratioOf(ours, others)).toMatchObject({ p95: 1 / 3, p99: 3, max: 3 });
    expect(spreadOfRounds(ours)).toEqual({ p50: 1, p95: 1, p99: 9, max: 9 });
  });

  test('leaves out rounds that only one of them has', () => {
    expect(ratioOf([[2], [9]], [[1]]).p50).toBe(2);
    expect(ratioOf([[2], []], [[1], [1]]).p50).toBe(2);
  });
});
