import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatStamp,
  furthestPullMs,
  isStamp,
  laterStamp,
  pulled,
  stampAfter,
  tick,
  zeroStamp,
} from '../../../../shared/domain/stamp.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const anyMs = fc.nat({ max: Date.UTC(2100, 0) });
const anyStamp = fc.tuple(anyMs, fc.nat({ max: 0xffff })).map(([ms, counter]) => formatStamp(ms, counter));

describe(`the hybrid clock (SEED=${seed})`, () => {
  test('F10: stamps compare as their times do, then as their counters do', () => {
    const property = fc.property(anyMs, anyMs, fc.nat({ max: 0xffff }), fc.nat({ max: 0xffff }), (a, b, m, n) => {
      const isLess = a < b || (a === b && m < n);
      expect(formatStamp(a, m) < formatStamp(b, n)).toBe(isLess);
      expect(formatStamp(a, m)).toHaveLength(17);
      expect(isStamp(formatStamp(a, m))).toBe(true);
    });
    fc.assert(property, runs(40));
  });

  test('F10: it never stops and never decreases, whatever the wall clock does', () => {
    const property = fc.property(fc.array(anyMs, { minLength: 1, maxLength: 50 }), (walls) => {
      let clock = zeroStamp;
      for (const wall of walls) {
        const next = tick(clock, wall);
        expect(next > clock).toBe(true);
        expect(next >= formatStamp(wall, 0)).toBe(true);
        clock = next;
      }
    });
    fc.assert(property, runs(40));
  });

  test('F10: a counter that is full goes over into the next millisecond', () => {
    expect(tick(formatStamp(5, 0xffff), 5)).toBe(formatStamp(6, 0));
    expect(tick(formatStamp(5, 0xfffe), 1)).toBe(formatStamp(5, 0xffff));
  });

  test('F11: a commit is stamped after the clock’s last word and after the newest event of its targets', () => {
    const property = fc.property(anyStamp, anyStamp, (clock, newest) => {
      const stamp = stampAfter(clock, newest);
      expect(stamp >= clock && stamp > newest).toBe(true);
      expect(newest < clock ? stamp === clock : stamp > clock).toBe(true);
    });
    fc.assert(property, runs(40));
  });

  test('F12: a remote stamp pulls at most five minutes past the wall clock, and never back', () => {
    expect(furthestPullMs).toBe(300_000);
    const property = fc.property(anyStamp, anyStamp, anyMs, (last, remote, wall) => {
      const clock = pulled(last, remote, wall);
      const limit = formatStamp(wall + 300_000, 0);
      expect(clock).toBe(laterStamp(last, remote < limit ? remote : limit));
    });
    fc.assert(property, runs(40));
  });

  test.each([
    ['', false],
    ['0'.repeat(17), false],
    ['01a1e4a85700-000', false],
    ['01A1E4A85700-0000', false],
    ['01a1e4a85700-00000', false],
    ['01a1e4a85700-0000\n', false],
    ['-1a1e4a85700-0000', false],
    ['01a1e4a85700-0000', true],
    [zeroStamp, true],
    ['e677d21fdbff-ffff', true],
    ['e677d21fdc00-0000', false],
    ['ffffffffffff-ffff', false],
  ])('F15: %j is a stamp: %s', (text, expected) => {
    expect(isStamp(text)).toBe(expected);
  });
});
