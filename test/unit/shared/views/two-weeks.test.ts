import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '../../../../shared/domain/sla/calendar.ts';
import { dueAfter } from '../../../../shared/domain/sla/clock.ts';
import { instantOfLocal, localOfInstant } from '../../../../shared/domain/sla/local-time.ts';
import { alwaysOpen, weekdays8to5 } from '../../../../shared/domain/sla/schedule.ts';
import { exampleStart, shownMinutes, twoWeeks } from '../../../../shared/views/two-weeks.ts';
import { runs } from '../../../support/runs.ts';

const zone = 'America/New_York';
const hours = weekdays8to5(zone);
/** A Tuesday, two days before Thanksgiving. */
const nowMs = Date.UTC(2026, 10, 24, 15);
const hourMs = 3_600_000;

test('W75: the next two weeks begin today, and show open hours, holidays, and what an example counts', () => {
  const startMs = exampleStart(hours, nowMs);
  expect(localOfInstant(zone, startMs)).toBe('2026-11-25T16:00');
  const { dueMs, spans } = dueAfter(hours, startMs, 4 * hourMs);
  expect(localOfInstant(zone, dueMs)).toBe('2026-11-27T11:00');
  const days = twoWeeks(hours, nowMs, spans);
  expect(days).toHaveLength(14);
  expect(days[0]).toEqual({ day: dayOf(2026, 11, 24), open: [[480, 1020]], counted: [], holidays: [] });
  expect(days[1]?.counted).toEqual([[960, 1020]]);
  expect(days[2]).toMatchObject({ open: [], counted: [], holidays: ['Thanksgiving Day'] });
  expect(days[3]?.counted).toEqual([[480, 660]]);
  expect(days[4]).toMatchObject({ open: [], holidays: [] });
  expect(shownMinutes(days)).toEqual([480, 1020]);
});

test('W75: a schedule that is always open is open all day, and its example begins now', () => {
  const always = alwaysOpen(zone);
  const startMs = exampleStart(always, nowMs + 1);
  expect(startMs).toBe(nowMs + 15 * 60_000);
  const days = twoWeeks(always, nowMs, dueAfter(always, startMs, 30 * hourMs).spans);
  expect(days.slice(0, 3).map(({ counted }) => counted)).toEqual([[[615, 1440]], [[0, 975]], []]);
  expect(days.every(({ open }) => open.length === 1)).toBe(true);
});

test('W75: a schedule without any hours shows empty days', () => {
  const days = twoWeeks({ ...hours, weekly: [] }, nowMs, []);
  expect(days.every(({ open }) => open.length === 0)).toBe(true);
  expect(shownMinutes(days)).toEqual([0, 1440]);
  expect(exampleStart({ ...hours, weekly: [] }, nowMs)).toBe(nowMs);
});

test('W75: a local time and its instant lead to each other, wherever clocks are not turned', () => {
  const zones = fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Apia', 'UTC');
  const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
  const property = fc.property(zones, minutes, (where, minute) => {
    const local = localOfInstant(where, minute * 60_000);
    const back = instantOfLocal(where, local) ?? 0;
    expect(localOfInstant(where, back)).toBe(local);
    expect(Math.abs(back - minute * 60_000)).toBeLessThanOrEqual(3_600_000);
  });
  fc.assert(property, runs(300));
});

test('W75: a text that is no local time has no instant', () => {
  expect(instantOfLocal(zone, '')).toBeUndefined();
  expect(instantOfLocal(zone, '2026-11-25')).toBeUndefined();
});
