import { describe, expect, test } from 'vitest';
import { countedMs, dueAfter } from '../../../../../shared/domain/sla/clock.ts';
import { alwaysOpen, type Holiday, weekdays8to5 } from '../../../../../shared/domain/sla/schedule.ts';
import { due, hourMs, instant, monToFri, newYork, office, schedule, span } from './example-schedules.ts';

describe('office hours', () => {
  test('D1: 18 hours from Friday afternoon are over on Tuesday afternoon', () => {
    expect(dueAfter(office, Date.parse('2024-03-01T16:30-05:00'), 18 * hourMs)).toEqual({
      dueMs: Date.parse('2024-03-05T16:30-05:00'),
      spans: [
        [Date.parse('2024-03-01T16:30-05:00'), Date.parse('2024-03-01T17:00-05:00')],
        [Date.parse('2024-03-04T08:00-05:00'), Date.parse('2024-03-04T17:00-05:00')],
        [Date.parse('2024-03-05T08:00-05:00'), Date.parse('2024-03-05T16:30-05:00')],
      ],
      fellBack: false,
    });
  });

  test.each([
    [
      'D1: a grace met exactly at closing time ends at closing time',
      '2024-03-04T08:00-05:00',
      9,
      '2024-03-04T17:00-05:00',
    ],
    ['D2: a weekend with a clock change is not counted', '2024-03-08T16:00-05:00', 4, '2024-03-11T11:00-04:00'],
    ['D2: a start before opening waits for opening', '2024-03-05T05:00-05:00', 1, '2024-03-05T09:00-05:00'],
    ['D2: a start at opening counts at once', '2024-03-05T08:00-05:00', 1, '2024-03-05T09:00-05:00'],
    ['D2: a start at closing waits for the next morning', '2024-03-05T17:00-05:00', 1, '2024-03-06T09:00-05:00'],
    ['D2: a start at the weekend waits for Monday', '2024-03-02T12:00-05:00', 1, '2024-03-04T09:00-05:00'],
    ['D3: no grace is due at once, also when closed', '2024-03-02T12:00-05:00', 0, '2024-03-02T12:00-05:00'],
  ])('%s', (_title, start, graceHours, end) => {
    expect(due(office, start, graceHours)).toBe(instant(end));
  });

  test('D3: no grace counts nothing', () => {
    expect(dueAfter(office, 1000, 0)).toEqual({ dueMs: 1000, spans: [], fellBack: false });
  });

  test('D4: both halves of a day with a lunch break count, the break does not', () => {
    const withLunch = schedule(newYork, [span(monToFri, '08:00', '12:00'), span(monToFri, '13:00', '17:00')]);
    expect(due(withLunch, '2024-03-05T11:00-05:00', 2)).toBe(instant('2024-03-05T14:00-05:00'));
    expect(due(withLunch, '2024-03-05T08:00-05:00', 4)).toBe(instant('2024-03-05T12:00-05:00'));
    expect(due(withLunch, '2024-03-05T08:00-05:00', 9)).toBe(instant('2024-03-06T09:00-05:00'));
  });

  test('D4: overlapping spans count once, touching spans and days are one span', () => {
    const hours = schedule('UTC', [
      span([2], '08:00', '14:00'),
      span([2, 2], '09:00', '12:00'),
      span([2], '14:00', '24:00'),
      span([3], '00:00', '10:00'),
    ]);
    const [start, end] = [Date.UTC(2024, 2, 5, 8), Date.UTC(2024, 2, 6, 10)];
    expect(dueAfter(hours, start, end - start)).toEqual({ dueMs: end, spans: [[start, end]], fellBack: false });
  });

  test('D4: a night shift runs into the next day, from Sunday into Monday too', () => {
    const nights = schedule('UTC', [span([6, 7], '22:00', '06:00')]);
    const [start, end] = [Date.UTC(2024, 2, 9, 20), Date.UTC(2024, 2, 11, 6)];
    expect(dueAfter(nights, start, 16 * hourMs)).toEqual({
      dueMs: end,
      spans: [
        [Date.UTC(2024, 2, 9, 22), Date.UTC(2024, 2, 10, 6)],
        [Date.UTC(2024, 2, 10, 22), end],
      ],
      fellBack: false,
    });
  });

  test('D4: a span that ends when it starts lasts 24 hours', () => {
    const hours = schedule('UTC', [span([1], '08:00', '08:00')]);
    expect(countedMs(hours, Date.UTC(2024, 2, 4), Date.UTC(2024, 2, 11))).toBe(24 * hourMs);
  });

  test('D5: two instants in the wrong order have no open time between them', () => {
    expect(countedMs(office, Date.UTC(2024, 2, 6), Date.UTC(2024, 2, 5))).toBe(0);
    expect(countedMs(alwaysOpen('UTC'), 2000, 1000)).toBe(0);
  });
});

describe('elapsed time', () => {
  const startMs = Date.parse('2024-03-01T16:30-05:00');
  const plain = { dueMs: startMs + 18 * hourMs, spans: [[startMs, startMs + 18 * hourMs]] };

  test('D6: around the clock, midnight and clock changes cost nothing', () => {
    expect(dueAfter(alwaysOpen(newYork), startMs, 18 * hourMs)).toEqual({ ...plain, fellBack: false });
    expect(due(alwaysOpen(newYork), '2024-03-09T22:00-05:00', 8)).toBe(instant('2024-03-10T07:00-04:00'));
  });

  test('D7: a schedule without weekly hours falls back and says so', () => {
    for (const hours of [schedule(newYork, []), schedule(newYork, [span([], '08:00', '17:00')])]) {
      expect(dueAfter(hours, startMs, 18 * hourMs)).toEqual({ ...plain, fellBack: true });
      expect(countedMs(hours, startMs, plain.dueMs)).toBe(18 * hourMs);
    }
  });

  test('D7: a schedule whose holidays leave nothing falls back after ten years and says so', () => {
    const everyMonday = Array.from({ length: 60 }, (_, index): Holiday => {
      const nth = ([1, 2, 3, 4, 5] as const)[index % 5] ?? 5;
      return { name: 'A Monday off', on: { kind: 'nth', month: 1 + Math.floor(index / 5), weekday: 1, nth } };
    });
    const hours = schedule(newYork, [span([1], '00:00', '24:00')], everyMonday);
    expect(dueAfter(hours, startMs, 18 * hourMs)).toEqual({ ...plain, fellBack: true });
  });

  test('D7: a year of hours is counted in office hours, not fallen back from', () => {
    const { dueMs, spans, fellBack } = dueAfter(weekdays8to5(newYork), startMs, 8760 * hourMs);
    expect({ fellBack, counted: countedMs(weekdays8to5(newYork), startMs, dueMs) }).toEqual({
      fellBack: false,
      counted: 8760 * hourMs,
    });
    expect(spans.length).toBeGreaterThan(970);
  });
});

test('D8: impossible times and unknown zones are errors, not endless loops', () => {
  expect(() => dueAfter(office, 0, -1)).toThrow(RangeError);
  expect(() => dueAfter(office, Number.NaN, 1)).toThrow(RangeError);
  expect(() => dueAfter(office, 0, Number.POSITIVE_INFINITY)).toThrow(RangeError);
  expect(() => dueAfter(office, 1e300, 1)).toThrow(RangeError);
  expect(() => countedMs(office, Number.NaN, 1)).toThrow(RangeError);
  expect(() => dueAfter({ ...office, timeZone: 'Mars/Olympus' }, 0, 1)).toThrow(RangeError);
});
