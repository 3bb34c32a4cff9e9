import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueAfterInterruptions, lengthOf } from '../../../../../shared/domain/sla/interrupted.ts';
import type { ScheduleHours } from '../../../../../shared/domain/sla/schedule.ts';
import { runs } from '../../../../support/runs.ts';
import { scheduleAndStart, seed } from './arbitrary-schedule.ts';
import { isOpen } from './reference-clock.ts';

const minuteMs = 60_000;
const furthestMinutes = 10 * 24 * 60;

type Stops = readonly (readonly [number, number])[];

/** Counts minute by minute; undefined if ten days are not enough. */
function slowly(hours: ScheduleHours, startMs: number, grace: number, stops: Stops): number | undefined {
  let left = grace;
  for (let minute = 0; minute < furthestMinutes; minute += 1) {
    const ms = startMs + minute * minuteMs;
    if (left === 0) return ms;
    if (isOpen(hours, ms) && !stops.some(([from, to]) => from <= ms && ms < to)) left -= 1;
  }
  return undefined;
}

const stop = fc.record({ after: fc.nat({ max: 2 * 24 * 60 }), length: fc.nat({ max: 24 * 60 }) });

describe(`the SLA clock with interruptions (SEED=${seed})`, () => {
  test('S14: it agrees with counting minute by minute outside the interruptions, which add no time', () => {
    let met = 0;
    const graceMinutes = fc.integer({ min: 1, max: 900 });
    const property = fc.property(
      scheduleAndStart,
      graceMinutes,
      fc.array(stop, { maxLength: 3 }),
      ({ hours, startMs }, grace, some) => {
        const stops = some.map(({ after, length }) => {
          const from = startMs + (after - 60) * minuteMs;
          return [from, from + length * minuteMs] as const;
        });
        const slow = slowly(hours, startMs, grace, stops);
        const due = dueAfterInterruptions(hours, startMs, grace * minuteMs, stops);
        if (due.fellBack || slow === undefined) return;
        met += 1;
        expect(due.dueMs).toBe(slow);
        expect(due.spans.at(-1)?.[1]).toBe(due.dueMs);
        expect(lengthOf(due.spans)).toBe(grace * minuteMs);
        for (const [from, to] of due.spans) {
          for (const [stopMs, goMs] of stops)
            expect(Math.min(to, goMs) - Math.max(from, stopMs)).toBeLessThanOrEqual(0);
        }
      },
    );
    fc.assert(property, runs(60));
    expect(met).toBeGreaterThan(10);
  });
});
