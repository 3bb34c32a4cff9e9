import * as z from 'zod';
import { daysInMonth, minuteOf } from './calendar.ts';
import { isTimeZone } from './zone.ts';

const someLeapYear = 2024;

const timeZone = z
  .string({ error: 'Choose a time zone.' })
  .refine(isTimeZone, { error: 'This computer does not know this time zone.' });
const year = z.int({ error: 'Write the year as a number from 1900 to 2999.' }).min(1900).max(2999);
const month = z.int({ error: 'Write the month as a number from 1 to 12.' }).min(1).max(12);
const dayOfMonth = z.int({ error: 'Write the day as a number from 1 to 31.' }).min(1).max(31);
const weekday = z.int({ error: 'Write the weekday as a number from 1 (Monday) to 7 (Sunday).' }).min(1).max(7);
const nth = z.literal([1, 2, 3, 4, 5, -1], { error: 'Choose the first to the fifth, or -1 for the last.' });
const startTime = z
  .string({ error: 'Write the time as HH:MM, from 00:00 to 23:59.' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Write the time as HH:MM, from 00:00 to 23:59.' });
const endTime = z
  .string({ error: 'Write the time as HH:MM, from 00:00 to 24:00.' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'Write the time as HH:MM, from 00:00 to 24:00.' });

const noSuchDate = { error: 'There is no such date.', path: ['day'] };

const fixedDate = z
  .strictObject({ kind: z.literal('fixed'), month, day: dayOfMonth })
  .refine((on) => on.day <= daysInMonth(someLeapYear, on.month), noSuchDate)
  .readonly();
const nthWeekday = z.strictObject({ kind: z.literal('nth'), month, weekday, nth }).readonly();
const onceOnly = z
  .strictObject({ kind: z.literal('once'), year, month, day: dayOfMonth })
  .refine((on) => on.day <= daysInMonth(on.year, on.month), noSuchDate)
  .readonly();

/**
 * A day off: every year on a date (February 29 only in leap years) or on the nth weekday of a month, or once. Without
 * `from` and `to` the whole local day is off, with them that part of it; a missing one means the start or end of day.
 */
export const holiday = z
  .strictObject({
    name: z
      .string({ error: 'Name the holiday.' })
      .trim()
      .min(1, { error: 'Name the holiday.' })
      .max(100, { error: 'Use at most 100 characters.' }),
    on: z.discriminatedUnion('kind', [fixedDate, nthWeekday, onceOnly], { error: 'Choose when the holiday is.' }),
    from: startTime.optional(),
    to: endTime.optional(),
  })
  .refine(({ from = '00:00', to = '24:00' }) => minuteOf(from) < minuteOf(to), {
    error: 'The end must be later than the start.',
    path: ['to'],
  })
  .readonly();

/** Opening hours on some weekdays; when `to` is not later than `from`, the span runs into the next day. */
export const weeklySpan = z
  .strictObject({
    days: z
      .array(weekday, { error: 'Choose the days.' })
      .min(1, { error: 'Choose at least one day.' })
      .max(7, { error: 'Choose at most seven days.' })
      .readonly(),
    from: startTime,
    to: endTime,
  })
  .readonly();

/**
 * The opening hours of a schedule in an IANA time zone. `always` means elapsed time: weekly hours and holidays then do
 * not count. Overlapping weekly spans are united.
 */
export const scheduleHours = z
  .strictObject({
    timeZone,
    always: z.boolean({ error: 'Choose whether the desk is always open.' }),
    weekly: z
      .array(weeklySpan, { error: 'List the weekly hours.' })
      .max(50, { error: 'Use at most 50 weekly spans.' })
      .readonly(),
    holidays: z
      .array(holiday, { error: 'List the holidays.' })
      .max(200, { error: 'Use at most 200 holidays.' })
      .readonly(),
  })
  .readonly();

export type Holiday = z.infer<typeof holiday>;
export type WeeklySpan = z.infer<typeof weeklySpan>;
export type ScheduleHours = z.infer<typeof scheduleHours>;

const usHolidays: readonly Holiday[] = [
  { name: "New Year's Day", on: { kind: 'fixed', month: 1, day: 1 } },
  { name: 'Martin Luther King Jr. Day', on: { kind: 'nth', month: 1, weekday: 1, nth: 3 } },
  { name: 'Memorial Day', on: { kind: 'nth', month: 5, weekday: 1, nth: -1 } },
  { name: 'Independence Day', on: { kind: 'fixed', month: 7, day: 4 } },
  { name: 'Labor Day', on: { kind: 'nth', month: 9, weekday: 1, nth: 1 } },
  { name: "Indigenous Peoples' Day", on: { kind: 'nth', month: 10, weekday: 1, nth: 2 } },
  { name: 'Veterans Day', on: { kind: 'fixed', month: 11, day: 11 } },
  { name: 'Thanksgiving Day', on: { kind: 'nth', month: 11, weekday: 4, nth: 4 } },
  { name: 'Christmas Day', on: { kind: 'fixed', month: 12, day: 25 } },
];

/** osTicket's default schedule, Monday to Friday 8 to 17 with the U.S. holidays (`schedule.yaml`), in an IANA zone. */
export function weekdays8to5(timeZone: string): ScheduleHours {
  return {
    timeZone,
    always: false,
    weekly: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }],
    holidays: usHolidays,
  };
}

/** osTicket's 24/7 schedule (`schedule.yaml`), without its lost second at each midnight, in an IANA zone. */
export function aroundTheClock(timeZone: string): ScheduleHours {
  return { timeZone, always: true, weekly: [], holidays: [] };
}
