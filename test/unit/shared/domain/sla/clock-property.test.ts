import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedMs, dueAfter } from '../../../../../shared/domain/sla/clock.ts';
import { runs } from '../../../../support/runs.ts';
import { scheduleAndStart, seed } from './arbitrary-schedule.ts';
import { countSlowly, isOpen } from './reference-clock.ts';

const hourMs = 3_600_000;
const furthestMs = 14 * 24 * hourMs;
const graceMinutes = fc.oneof(
  fc.integer({ min: 0, max: 3600 }),
  fc.integer({ min: 0, max: 60 }).map((hours) => hours * 60),
);
const anyGraceMs = fc.integer({ min: 0, max: 60 * hourMs });
const milliseconds = fc.integer({ min: 0, max: 59_999 });

describe(`the SLA clock on random schedules (SEED=${seed})`, () => {
  test('D1: it agrees with counting minute by minute', () => {
    let [tried, met] = [0, 0];
    const property = fc.property(scheduleAndStart, graceMinutes, ({ hours, startMs }, grace) => {
      const limitMs = startMs + furthestMs;
      const slow = countSlowly(hours, startMs, grace, limitMs);
      const due = dueAfter(hours, startMs, grace * 60_000);
      tried += 1;
      if (slow.countedMinutes === grace) {
        met += 1;
        expect(due).toEqual({ dueMs: slow.endMs, spans: slow.spans, fellBack: false });
      } else {
        expect(countedMs(hours, startMs, limitMs)).toBe(slow.countedMinutes * 60_000);
        expect(due.fellBack || due.dueMs > limitMs).toBe(true);
      }
    });
    fc.assert(property, runs(60));
    expect(met).toBeGreaterThan(tried / 3);
  });

  test('D1: what it counted until the due time is the grace, to the millisecond', () => {
    const property = fc.property(scheduleAndStart, milliseconds, anyGraceMs, ({ hours, startMs }, later, graceMs) => {
      const { dueMs, spans, fellBack } = dueAfter(hours, startMs + later, graceMs);
      if (fellBack) return;
      expect(countedMs(hours, startMs + later, dueMs)).toBe(graceMs);
      expect(spans.reduce((sum, [fromMs, toMs]) => sum + toMs - fromMs, 0)).toBe(graceMs);
      expect(spans.at(-1)?.[1] ?? startMs + later).toBe(dueMs);
    });
    fc.assert(property, runs(200));
  });

  test('D5: its spans are ordered, open throughout, and as long as they can be', () => {
    const property = fc.property(scheduleAndStart, milliseconds, anyGraceMs, ({ hours, startMs }, later, graceMs) => {
      const start = startMs + later;
      const { dueMs, spans, fellBack } = dueAfter(hours, start, graceMs);
      if (fellBack) return;
      for (const [index, [fromMs, toMs]] of spans.entries()) {
        expect(fromMs).toBeLessThan(toMs);
        expect(fromMs).toBeGreaterThan(spans[index - 1]?.[1] ?? start - 1);
        for (let share = 0; share < 1; share += 0.1) {
          expect(isOpen(hours, fromMs + Math.floor((toMs - fromMs) * share))).toBe(true);
        }
        expect(isOpen(hours, toMs - 1)).toBe(true);
        expect(fromMs === start || !isOpen(hours, fromMs - 1)).toBe(true);
        expect(toMs === dueMs || !isOpen(hours, toMs)).toBe(true);
      }
    });
    fc.assert(property, runs(60));
  });

  test('D5: the open time of two stretches that touch is the open time of both together', () => {
    const stretchMs = fc.integer({ min: 0, max: 40 * 24 * hourMs });
    const property = fc.property(scheduleAndStart, stretchMs, stretchMs, ({ hours, startMs }, first, second) => {
      const [middle, end] = [startMs + first, startMs + first + second];
      const together = countedMs(hours, startMs, end);
      expect(countedMs(hours, startMs, middle) + countedMs(hours, middle, end)).toBe(together);
    });
    fc.assert(property, runs(100));
  });
});
