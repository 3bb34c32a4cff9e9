import * as z from 'zod';
import { daysInMonth, minuteOf } from './calendar.ts';
import { isTimeZone } from './zone.ts';

const someLeapYear = 2024;

const timeZone = z.string({ error: 'schedule.zone-missing' }).refine(isTimeZone, { error: 'schedule.zone-unknown' });
const year = z.int({ error: 'schedule.year' }).min(1900).max(2999);
const month = z.int({ error: 'schedule.month' }).min(1).max(12);
const dayOfMonth = z.int({ error: 'schedule.day' }).min(1).max(31);
const weekday = z.int({ error: 'schedule.weekday' }).min(1).max(7);
const nth = z.literal([1, 2, 3, 4, 5, -1], { error: 'schedule.nth' });
const startTime = z
  .string({ error: 'schedule.start-time' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'schedule.start-time' });
const endTime = z
  .string({ error: 'schedule.end-time' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'schedule.end-time' });

function isTime(text: string): boolean {
  return endTime.safeParse(text).success;
}

const noSuchDate = { error: 'schedule.no-such-date', path: ['day'] };

const fixedDate = z
  .strictObject({ kind: z.literal('fixed'), month, day: dayOfMonth })
  .refine((on) => on.day <= daysInMonth(someLeapYear, on.month), noSuchDate)
  .readonly();
const nthWeekday = z.strictObject({ kind: z.literal('nth'), month, weekday, nth }).readonly();
const onceOnly = z
  .strictObject({ kind: z.literal('once'), year, month, day: dayOfMonth })
  .refine((on) => !year.safeParse(on.year).success || on.day <= daysInMonth(on.year, on.month), noSuchDate)
  .readonly();

/**
 * A day off: every year on a date (February 29 only in leap years) or on the nth weekday of a month, or once. Without
 * `from` and `to` the whole local day is off, with them that part of it; a missing one means the start or end of day.
 */
export const holiday = z
  .strictObject({
    name: z
      .string({ error: 'schedule.holiday-name' })
      .trim()
      .min(1, { error: 'schedule.holiday-name' })
      .max(100, { error: 'schedule.holiday-name-too-long' }),
    on: z.discriminatedUnion('kind', [fixedDate, nthWeekday, onceOnly], { error: 'schedule.holiday-date' }),
    from: startTime.optional(),
    to: endTime.optional(),
  })
  // A malformed time is said to be that, and nothing about the order.
  .refine(({ from = '00:00', to = '24:00' }) => !isTime(from) || !isTime(to) || minuteOf(from) < minuteOf(to), {
    error: 'schedule.ends-first',
    path: ['to'],
  })
  .readonly();

/** Opening hours on some weekdays; when `to` is not later than `from`, the span runs into the next day. */
export const weeklySpan = z
  .strictObject({
    days: z
      .array(weekday, { error: 'schedule.days-missing' })
      .min(1, { error: 'schedule.no-days' })
      .max(7, { error: 'schedule.too-many-days' })
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
    always: z.boolean({ error: 'schedule.always' }),
    weekly: z
      .array(weeklySpan, { error: 'schedule.weekly-missing' })
      .max(50, { error: 'schedule.too-many-spans' })
      .readonly(),
    holidays: z
      .array(holiday, { error: 'schedule.holidays-missing' })
      .max(200, { error: 'schedule.too-many-holidays' })
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
export function alwaysOpen(timeZone: string): ScheduleHours {
  return { timeZone, always: true, weekly: [], holidays: [] };
}
