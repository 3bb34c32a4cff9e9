/** A calendar date of no particular zone, as the number of days since 1970-01-01: dates become plain arithmetic. */
export type Day = number;

export const minuteMs = 60_000;
export const dayMs = 1440 * minuteMs;

/** The day of a proleptic Gregorian date; month and day count from 1 and may overflow, as in `Date.UTC`. */
export function dayOf(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / dayMs;
}

/** The Gregorian year of a day. */
export function yearOf(day: Day): number {
  return new Date(day * dayMs).getUTCFullYear();
}

/** The ISO weekday of a day: Monday is 1, Sunday is 7. */
export function weekdayOf(day: Day): number {
  const sinceMonday = (day + 3) % 7;
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
}

/** How many days a month has, 28 to 31; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** The minute of the day, 0 to 1440, of a valid 'HH:MM'; '24:00' is 1440. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** A day as `2026-11-20`. */
export function isoDay(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
