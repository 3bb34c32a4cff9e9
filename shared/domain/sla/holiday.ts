import { assertNever } from '../../lib/assert-never.ts';
import { type Day, dayOf, daysInMonth, weekdayOf } from './calendar.ts';
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
