import { beforeEach, describe, expect, test } from 'vitest';
import { createDeskClock, type DeskClock } from '../../../../renderer/i18n/desk-clock.ts';

let own: { nowMs: number };
let clock: DeskClock;

beforeEach(() => {
  own = { nowMs: 1_000_000 };
  clock = createDeskClock(() => own.nowMs);
});

describe('a window’s clock', () => {
  test('S31: is its own until the desk has reported its time, and continues from that', () => {
    expect(clock.nowMs()).toBe(1_000_000);
    expect(clock.update(90_000_000)).toBe(true);
    own.nowMs += 5_000;
    expect(clock.nowMs()).toBe(90_005_000);
  });

  test('S31: is unchanged if the desk’s differs by no more than an answer takes', () => {
    expect([clock.update(1_000_900), clock.update(999_100)]).toEqual([false, false]);
    expect(clock.nowMs()).toBe(1_000_000);
  });

  test('S31: follows a desk whose clock runs fast, is set back, or whose computer was asleep', () => {
    for (const deskMs of [1_080_000, 1_160_000, 2_000, 50_000_000]) {
      own.nowMs += 4_000;
      expect(clock.update(deskMs)).toBe(true);
      expect(clock.nowMs()).toBe(deskMs);
    }
  });

  test('S31: is right again where its own is set', () => {
    clock.update(1_000_000);
    own.nowMs -= 3_600_000;
    expect(clock.update(1_004_000)).toBe(true);
    expect(clock.nowMs()).toBe(1_004_000);
  });
});
