import { describe, expect, test } from 'vitest';
import { createAlarm } from '../../../../main/platform/alarm.ts';

/** The waits that were asked for, a clock that is set by hand, and how many of the timers still run. */
function alarmOf() {
  const waits: number[] = [];
  const clock = { nowMs: 0 };
  let running = 0;
  const alarm = createAlarm(
    {
      nowMs: () => clock.nowMs,
      after: (ms) => {
        waits.push(ms);
        running += 1;
        return () => {
          running -= 1;
        };
      },
    },
    () => undefined,
  );
  return { alarm, clock, waits, running: () => running };
}

describe('an alarm', () => {
  test('N3: waits a minute at most, however far away its time is, and never less than it can', () => {
    const { alarm, waits } = alarmOf();
    for (const ms of [5_000, 2 ** 31, Infinity, 0, -5]) alarm.set(ms);
    expect(waits).toEqual([5_000, 60_000, 60_000, 1, 1]);
  });

  test('has one timer, and none when it is off', () => {
    const { alarm, running } = alarmOf();
    alarm.set(5_000);
    alarm.set(6_000);
    expect(running()).toBe(1);
    alarm.off();
    expect(running()).toBe(0);
  });

  test('set within some time keeps an earlier one, also when the clock was put back', () => {
    const { alarm, clock, waits } = alarmOf();
    alarm.set(1_000);
    alarm.setWithin(2_000);
    expect(waits).toEqual([1_000]);
    alarm.set(5_000);
    alarm.setWithin(2_000);
    expect(waits).toEqual([1_000, 5_000, 2_000]);
    clock.nowMs = -100_000;
    alarm.setWithin(2_000);
    expect(waits).toEqual([1_000, 5_000, 2_000, 2_000]);
  });
});
