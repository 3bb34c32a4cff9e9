import { type Day, dayMs, minuteMs, yearOf } from '../domain/sla/calendar.ts';
import type { CountedSpan } from '../domain/sla/clock.ts';
import { holidayIn } from '../domain/sla/holiday.ts';
import { openWindows, type Window } from '../domain/sla/open-windows.ts';
import type { ScheduleHours } from '../domain/sla/schedule.ts';
import { localDayAt, pieceAt } from '../domain/sla/zone.ts';

/** A day of a preview: when its schedule is open, and what of that an example counts; in minutes of its local time. */
export interface PreviewDay {
  readonly day: Day;
  readonly open: readonly Window[];
  readonly counted: readonly Window[];
  /** The holidays that close the day or a part of it. */
  readonly holidays: readonly string[];
}

const dayCount = 14;
const wholeDay: readonly Window[] = [[0, 1440]];

/** The next two weeks of a schedule, from the local day of `nowMs` on. */
export function twoWeeks(hours: ScheduleHours, nowMs: number, counted: readonly CountedSpan[]): readonly PreviewDay[] {
  const windowsOf = openWindows(hours);
  const first = localDayAt(hours.timeZone, nowMs);
  const byDay = countedByDay(hours.timeZone, counted, first + dayCount);
  return Array.from({ length: dayCount }, (_, index) => {
    const day = first + index;
    return {
      day,
      open: hours.always ? wholeDay : windowsOf(day),
      counted: byDay.get(day) ?? [],
      holidays: hours.always ? [] : holidaysOn(hours, day),
    };
  });
}

function holidaysOn({ holidays }: ScheduleHours, day: Day): readonly string[] {
  const year = yearOf(day);
  return holidays.filter(({ on }) => holidayIn(on, year) === day).map(({ name }) => name);
}

/** Counted time cut at midnight, as minutes of local days, up to a day that is not shown any more. */
function countedByDay(zone: string, counted: readonly CountedSpan[], end: Day): ReadonlyMap<Day, readonly Window[]> {
  const found = new Map<Day, readonly Window[]>();
  for (const [fromMs, toMs] of counted) {
    let atMs = fromMs;
    while (atMs < toMs) {
      const piece = pieceAt(zone, atMs);
      if (piece.day >= end) return found;
      const midnightMs = piece.day * dayMs - piece.offsetMs;
      const untilMs = Math.min(piece.endMs, toMs);
      const window: Window = [(atMs - midnightMs) / minuteMs, (untilMs - midnightMs) / minuteMs];
      found.set(piece.day, [...(found.get(piece.day) ?? []), window]);
      atMs = untilMs;
    }
  }
  return found;
}

/** The first minute that is open on any of the days, and the last: a day that nothing happens in is not drawn whole. */
export function shownMinutes(days: readonly PreviewDay[]): Window {
  const all = days.flatMap(({ open, counted }) => [...open, ...counted]);
  if (all.length === 0) return [0, 1440];
  return [Math.min(...all.map(([from]) => from)), Math.max(...all.map(([, to]) => to))];
}

/** When a telling example begins: an hour before the second open day of the preview ends, or else now. */
export function exampleStart(hours: ScheduleHours, nowMs: number): number {
  const full = Math.ceil(nowMs / (15 * minuteMs)) * 15 * minuteMs;
  if (hours.always) return full;
  const later = twoWeeks(hours, nowMs, [])
    .slice(1)
    .find(({ open }) => open.length > 0);
  const [, to] = later?.open.at(-1) ?? [0, 0];
  if (!later || to < 60) return full;
  const noonMs = later.day * dayMs + dayMs / 2;
  const { offsetMs } = pieceAt(hours.timeZone, noonMs);
  return later.day * dayMs - offsetMs + (to - 60) * minuteMs;
}
