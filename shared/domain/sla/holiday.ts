import { assertNever } from '../../lib/assert-never.ts';
import { type Day, dayOf, daysInMonth, weekdayOf, yearOf } from './calendar.ts';
import type { Holiday } from './schedule.ts';

function nthWeekday(year: number, month: number, weekday: number, nth: number): Day | undefined {
  const first = dayOf(year, month, 1);
  const earliest = first + ((weekday - weekdayOf(first) + 7) % 7);
  const afterMonth = first + daysInMonth(year, month);
  if (nth === -1) return earliest + (earliest + 28 < afterMonth ? 28 : 21);
  const day = earliest + 7 * (nth - 1);
  return day < afterMonth ? day : undefined;
}

/** The day on which a holiday falls in a year; undefined when it does not, such as February 29 or a fifth Monday. */
export function holidayIn(on: Holiday['on'], year: number): Day | undefined {
  switch (on.kind) {
    case 'fixed':
      return on.day <= daysInMonth(year, on.month) ? dayOf(year, on.month, on.day) : undefined;
    case 'nth':
      return nthWeekday(year, on.month, on.weekday, on.nth);
    case 'once':
      return on.year === year ? dayOf(on.year, on.month, on.day) : undefined;
    default:
      return assertNever(on);
  }
}

/** How many years ahead a holiday is looked for: February 29 is missing for up to eight. */
const furthestYears = 10;

/** The next day of a holiday, from a day on; undefined if there is none any more. */
export function nextHoliday(on: Holiday['on'], from: Day): Day | undefined {
  const first = on.kind === 'once' ? on.year : yearOf(from);
  for (let year = first; year <= first + furthestYears; year += 1) {
    const day = holidayIn(on, year);
    if (day !== undefined && day >= from) return day;
  }
  return undefined;
}
