import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReason } from '../../../../../shared/bridge/reasons.ts';
import { alwaysOpen, scheduleHours, weekdays8to5 } from '../../../../../shared/domain/sla/schedule.ts';
import { runs } from '../../../../support/runs.ts';
import { sentenceOf } from '../../../../support/sentence.ts';
import { scheduleAndStart, seed } from './arbitrary-schedule.ts';

const open = { timeZone: 'Europe/Berlin', always: false, weekly: [], holidays: [] };
const monday = { days: [1], from: '08:00', to: '17:00' };

function weekly(change: object): object {
  return { ...open, weekly: [{ ...monday, ...change }] };
}

function holiday(on: object, part: object = {}): object {
  return { ...open, holidays: [{ name: 'Off', on, ...part }] };
}

const newYear = { kind: 'fixed', month: 1, day: 1 };

test('D31: the default schedules are valid and survive the journal', () => {
  for (const hours of [weekdays8to5('America/New_York'), alwaysOpen('Asia/Kolkata')]) {
    expect(scheduleHours.parse(JSON.parse(JSON.stringify(hours)))).toEqual(hours);
  }
});

test(`every schedule of the property tests is valid (SEED=${seed})`, () => {
  const property = fc.property(scheduleAndStart, ({ hours }) => {
    expect(scheduleHours.parse(hours)).toEqual(hours);
  });
  fc.assert(property, runs(60));
});

describe('a schedule may', () => {
  test.each([
    ['end a span at 24:00', weekly({ to: '24:00' })],
    ['run past midnight', weekly({ from: '22:00', to: '06:00' })],
    ['have 29 February off', holiday({ kind: 'fixed', month: 2, day: 29 })],
    ['have a part of a day off', holiday(newYear, { from: '12:00' })],
    ['have a morning off', holiday(newYear, { to: '12:00' })],
    ['have a last weekday off', holiday({ kind: 'nth', month: 5, weekday: 1, nth: -1 })],
  ])('D30: %s', (_title, hours) => {
    expect(scheduleHours.safeParse(hours).error?.issues).toBeUndefined();
  });
});

describe('a schedule is refused with a plain sentence for', () => {
  const fullTime = 'Enter the time as HH:MM, from 00:00 to 23:59.';
  test.each([
    [
      'an unknown zone',
      { ...open, timeZone: 'Mars/Olympus' },
      'This computer doesn’t know this time zone. Choose another one.',
    ],
    ['a start at 24:00', weekly({ from: '24:00' }), fullTime],
    ['a time without its zero', weekly({ from: '8:00' }), fullTime],
    ['an end after 24:00', weekly({ to: '24:01' }), 'Enter the time as HH:MM, from 00:00 to 24:00.'],
    ['a span on no day', weekly({ days: [] }), 'Choose at least one day.'],
    ['an eighth weekday', weekly({ days: [8] }), 'Enter the weekday as a number from 1 (Monday) to 7 (Sunday).'],
    ['a 51st span', { ...open, weekly: Array(51).fill(monday) }, 'Use at most 50 weekly time ranges.'],
    ['30 February', holiday({ kind: 'fixed', month: 2, day: 30 }), 'This date doesn’t exist.'],
    ['29 February 2023', holiday({ kind: 'once', year: 2023, month: 2, day: 29 }), 'This date doesn’t exist.'],
    ['month 13', holiday({ ...newYear, month: 13 }), 'Enter the month as a number from 1 to 12.'],
    ['nth 0', holiday({ kind: 'nth', month: 1, weekday: 1, nth: 0 }), 'Choose first to fifth, or -1 for the last.'],
    ['an unknown kind', holiday({ kind: 'easter' }), 'Choose the date of the holiday.'],
    ['a part past midnight', holiday(newYear, { from: '22:00', to: '06:00' }), 'The end must be later than the start.'],
    ['a part of no length', holiday(newYear, { to: '00:00' }), 'The end must be later than the start.'],
    ['a nameless holiday', { ...open, holidays: [{ name: ' ', on: newYear }] }, 'Enter a name for the holiday.'],
    [
      'a 201st holiday',
      { ...open, holidays: Array(201).fill({ name: 'Off', on: newYear }) },
      'Use at most 200 holidays.',
    ],
  ])('D30: %s', (_title, hours, message) => {
    const reasons = scheduleHours.safeParse(hours).error?.issues.map((issue) => issue.message) ?? [];
    expect(reasons.filter(isReason).map((reason) => sentenceOf({ reason }))).toEqual([message]);
  });

  test('D30: a field it does not know', () => {
    expect(scheduleHours.safeParse({ ...open, color: 'red' }).success).toBe(false);
  });
});
