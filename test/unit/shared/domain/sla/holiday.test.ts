import { describe, expect, test } from 'vitest';
import { dayMs } from '../../../../../shared/domain/sla/calendar.ts';
import { countedMs } from '../../../../../shared/domain/sla/clock.ts';
import { holidayIn } from '../../../../../shared/domain/sla/holiday.ts';
import { type Holiday, weekdays8to5 } from '../../../../../shared/domain/sla/schedule.ts';

function dateOf(on: Holiday['on'], year: number): string | undefined {
  const day = holidayIn(on, year);
  return day === undefined ? undefined : new Date(day * dayMs).toISOString().slice(0, 10);
}

describe('the U.S. holidays', () => {
  const hours = weekdays8to5('America/New_York');
  const of2024 = [
    ["New Year's Day", '2024-01-01'],
    ['Martin Luther King Jr. Day', '2024-01-15'],
    ['Memorial Day', '2024-05-27'],
    ['Independence Day', '2024-07-04'],
    ['Labor Day', '2024-09-02'],
    ["Indigenous Peoples' Day", '2024-10-14'],
    ['Veterans Day', '2024-11-11'],
    ['Thanksgiving Day', '2024-11-28'],
    ['Christmas Day', '2024-12-25'],
  ];

  test('D12: fall on their dates in 2024', () => {
    expect(hours.holidays.map(({ name, on }) => [name, dateOf(on, 2024)])).toEqual(of2024);
  });

  test('D12: are the only weekdays of 2024 that are not open for nine hours', () => {
    const closed: string[] = [];
    for (let noonMs = Date.UTC(2024, 0, 1, 17); noonMs < Date.UTC(2025, 0, 1); noonMs += dayMs) {
      const date = new Date(noonMs);
      const counted = countedMs(hours, noonMs - dayMs / 2, noonMs + dayMs / 2) / 3_600_000;
      if (date.getUTCDay() % 6 === 0) expect(counted).toBe(0);
      else if (counted !== 9) closed.push(`${date.toISOString().slice(0, 10)} ${counted}`);
    }
    expect(closed).toEqual(of2024.map(([, date]) => `${date} 0`));
  });
});

describe('the day of a holiday', () => {
  test.each([
    ['a last Monday that is the fifth', { kind: 'nth', month: 9, weekday: 1, nth: -1 }, 2024, '2024-09-30'],
    ['a last Monday that is the fourth', { kind: 'nth', month: 2, weekday: 1, nth: -1 }, 2024, '2024-02-26'],
    [
      'a last Monday before a month that begins on Monday',
      { kind: 'nth', month: 2, weekday: 1, nth: -1 },
      2027,
      '2027-02-22',
    ],
    ['no fifth Monday in four exact weeks', { kind: 'nth', month: 2, weekday: 1, nth: 5 }, 2027, undefined],
    ['a fifth Thursday in a leap February', { kind: 'nth', month: 2, weekday: 4, nth: 5 }, 2024, '2024-02-29'],
    ['no fifth Thursday in a common February', { kind: 'nth', month: 2, weekday: 4, nth: 5 }, 2023, undefined],
    ['a first Sunday on the first', { kind: 'nth', month: 12, weekday: 7, nth: 1 }, 2024, '2024-12-01'],
    ['29 February of a leap year', { kind: 'fixed', month: 2, day: 29 }, 2024, '2024-02-29'],
    ['no 29 February in 2100', { kind: 'fixed', month: 2, day: 29 }, 2100, undefined],
    ['a single day in its year', { kind: 'once', year: 2024, month: 8, day: 9 }, 2024, '2024-08-09'],
    ['no single day in another year', { kind: 'once', year: 2024, month: 8, day: 9 }, 2025, undefined],
  ] as const)('D11: %s', (_title, on, year, date) => {
    expect(dateOf(on, year)).toBe(date);
  });
});
