import fc from 'fast-check';
import type { Holiday, ScheduleHours, WeeklySpan } from '../../../../../shared/domain/sla/schedule.ts';
import { localMinute } from './reference-clock.ts';

/** Zones that do something unusual, with some of the instants at which they do it. */
const nastyZones: readonly (readonly [zone: string, ...changes: string[]])[] = [
  ['America/New_York', '2024-03-10T07:00Z', '2024-11-03T06:00Z', '1995-04-02T07:00Z'],
  // Daylight saving of half an hour.
  ['Australia/Lord_Howe', '2024-04-06T15:00Z', '2024-10-05T15:30Z'],
  // No 30 December 2011.
  ['Pacific/Apia', '2011-12-30T10:00Z', '2011-09-24T14:00Z', '2012-03-31T14:00Z'],
  // Midnight does not exist in spring and comes twice in autumn.
  ['America/Sao_Paulo', '2018-11-04T03:00Z', '2018-02-18T02:00Z'],
  ['Asia/Beirut', '2018-03-24T22:00Z', '2018-10-27T21:00Z'],
  // One minute past midnight, back into the day before.
  ['America/St_Johns', '2010-11-07T02:31Z', '2010-03-14T03:31Z'],
  // Double daylight saving.
  ['Antarctica/Troll', '2024-03-31T01:00Z', '2024-10-27T01:00Z'],
  // Four changes a year, around Ramadan.
  ['Africa/Casablanca', '2016-06-05T02:00Z', '2024-03-10T02:00Z', '2024-04-14T02:00Z'],
  ['Asia/Tehran', '2021-03-21T20:30Z', '2021-09-21T19:30Z'],
  ['Asia/Pyongyang', '2015-08-14T15:00Z', '2018-05-04T15:00Z'],
  ['America/Caracas', '2007-12-09T07:00Z', '2016-05-01T07:00Z'],
  // No 31 December 1994.
  ['Pacific/Kiritimati', '1994-12-31T10:00Z'],
  ['America/Havana', '2024-03-10T05:00Z', '2024-11-03T05:00Z'],
  ['America/Nuuk', '2023-10-29T01:00Z', '2024-03-31T01:00Z'],
  ['Europe/London', '1995-10-22T01:00Z', '2024-03-31T01:00Z'],
  ['Asia/Kolkata', '2024-01-01T00:00Z'],
];

const dayMs = 86_400_000;
const firstMinute = Date.UTC(1990, 0, 1) / 60_000;
const lastMinute = Date.UTC(2040, 0, 1) / 60_000;

export const nastyZone = fc.constantFrom(...nastyZones.map(([zone]) => zone));

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: 1439 }),
  fc.integer({ min: 0, max: 210 }),
  fc.integer({ min: 1380, max: 1439 }),
);
const startTime = minuteOfDay.map(clockTime);
const endTime = fc.oneof(startTime, fc.constant('24:00'), fc.constant('00:00'));

const weeklySpan: fc.Arbitrary<WeeklySpan> = fc.record({
  days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  from: startTime,
  to: endTime,
});

const partOfDay: fc.Arbitrary<{ readonly from?: string; readonly to?: string }> = fc.oneof(
  fc.constant({}),
  minuteOfDay.map((minute) => ({ from: clockTime(minute) })),
  minuteOfDay.map((minute) => ({ to: clockTime(minute + 1) })),
  fc
    .tuple(minuteOfDay, minuteOfDay)
    .map(([a, b]) => ({ from: clockTime(Math.min(a, b)), to: clockTime(Math.max(a, b) + 1) })),
);

function holidayNear(zone: string, startMs: number): fc.Arbitrary<Holiday> {
  const kind = fc.constantFrom('fixed', 'nth', 'last', 'once');
  return fc.tuple(fc.integer({ min: -1, max: 6 }), kind, partOfDay).map(([daysLater, kind, part]) => {
    const { year, month, day, weekday } = localMinute(zone, startMs + daysLater * dayMs);
    const name = 'A day off';
    if (kind === 'fixed') return { name, on: { kind, month, day }, ...part };
    if (kind === 'once') return { name, on: { kind, year, month, day }, ...part };
    const nth = kind === 'last' ? -1 : ([1, 2, 3, 4, 5] as const)[Math.ceil(day / 7) - 1];
    return { name, on: { kind: 'nth', month, weekday, nth: nth ?? -1 }, ...part };
  });
}

function startNear(changes: readonly string[]): fc.Arbitrary<number> {
  const minutesLater = fc.integer({ min: -3 * 1440, max: 1440 });
  const nearChange = fc.tuple(fc.constantFrom(...changes), minutesLater);
  return fc.oneof(
    { weight: 3, arbitrary: nearChange.map(([change, later]) => Date.parse(change) + later * 60_000) },
    { weight: 1, arbitrary: fc.integer({ min: firstMinute, max: lastMinute }).map((minute) => minute * 60_000) },
  );
}

export interface Case {
  readonly hours: ScheduleHours;
  readonly startMs: number;
}

/** An opening that holds in every week, so that no plan runs out of hours. */
const everyDay: WeeklySpan = { days: [1, 2, 3, 4, 5, 6, 7], from: '10:00', to: '12:30' };

/** Any hours in a zone with at least two and a half each day, and with holidays close to a start. */
function someHours(timeZone: string, startMs: number): fc.Arbitrary<ScheduleHours> {
  return fc.record({
    timeZone: fc.constant(timeZone),
    always: fc.constant(false),
    weekly: fc.array(weeklySpan, { maxLength: 3 }).map((spans) => [everyDay, ...spans]),
    holidays: fc.array(holidayNear(timeZone, startMs), { maxLength: 4 }),
  });
}

export interface Changing {
  readonly startMs: number;
  /** Hours in a zone whose clocks are changed soon, in one where they are not, and others to replace them by. */
  readonly hours: readonly [ScheduleHours, ScheduleHours];
  readonly edited: readonly ScheduleHours[];
}

/** Schedules at a time shortly before clocks are changed. */
export const schedulesAtAChange: fc.Arbitrary<Changing> = fc
  .constantFrom(...nastyZones)
  .chain(([timeZone, ...changes]) =>
    fc.tuple(fc.constant(timeZone), fc.constantFrom(...changes), fc.integer({ min: 0, max: 4 * 1440 })),
  )
  .chain(([timeZone, change, earlier]) => {
    const startMs = Date.parse(change) - earlier * 60_000;
    const here = someHours(timeZone, startMs);
    return fc.record({
      startMs: fc.constant(startMs),
      hours: fc.tuple(here, someHours('Asia/Kolkata', startMs)),
      edited: fc.array(here, { minLength: 1, maxLength: 2 }),
    });
  });

/** A schedule in a nasty zone, with holidays close to a start that is a whole minute and often close to a change. */
export const scheduleAndStart: fc.Arbitrary<Case> = fc
  .constantFrom(...nastyZones)
  .chain(([timeZone, ...changes]) => fc.tuple(fc.constant(timeZone), startNear(changes)))
  .chain(([timeZone, startMs]) =>
    fc.record({
      startMs: fc.constant(startMs),
      hours: fc.record({
        timeZone: fc.constant(timeZone),
        always: fc.constant(false),
        weekly: fc.array(weeklySpan, { minLength: 1, maxLength: 5 }),
        holidays: fc.array(holidayNear(timeZone, startMs), { maxLength: 4 }),
      }),
    }),
  );

/** SEED=... repeats a run; without it every run is the same. */
export const seed = Number(process.env.SEED ?? 20_240_310);
