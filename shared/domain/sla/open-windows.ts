import { type Day, minuteOf, weekdayOf, yearOf } from './calendar.ts';
import { holidayIn } from './holiday.ts';
import type { Holiday, ScheduleHours, WeeklySpan } from './schedule.ts';

/** A part of a local day in minutes of wall time, [from, to), each 0 to 1440. */
export type Window = readonly [fromMinute: number, toMinute: number];

const endOfDay = 1440;

function united(windows: readonly Window[]): readonly Window[] {
  const disjoint: Window[] = [];
  for (const [from, to] of windows.toSorted(([a], [b]) => a - b)) {
    const last = disjoint.at(-1);
    if (last && from <= last[1]) disjoint.splice(-1, 1, [last[0], Math.max(last[1], to)]);
    else disjoint.push([from, to]);
  }
  return disjoint;
}

function without(windows: readonly Window[], [offFrom, offTo]: Window): readonly Window[] {
  return windows.flatMap(([from, to]) => {
    const rest: readonly Window[] = [
      [from, Math.min(to, offFrom)],
      [Math.max(from, offTo), to],
    ];
    return rest.filter(([start, end]) => start < end);
  });
}

function windowsByWeekday(weekly: readonly WeeklySpan[]): readonly (readonly Window[])[] {
  const week: readonly Window[][] = Array.from({ length: 8 }, () => []);
  for (const span of weekly) {
    const [from, to] = [minuteOf(span.from), minuteOf(span.to)];
    for (const weekday of span.days) {
      week[weekday]?.push([from, from < to ? to : endOfDay]);
      if (to <= from) week[(weekday % 7) + 1]?.push([0, to]);
    }
  }
  return week.map(united);
}

function closuresIn(holidays: readonly Holiday[], year: number): ReadonlyMap<Day, readonly Window[]> {
  const closures = new Map<Day, readonly Window[]>();
  for (const { on, from = '00:00', to = '24:00' } of holidays) {
    const day = holidayIn(on, year);
    if (day !== undefined) closures.set(day, [...(closures.get(day) ?? []), [minuteOf(from), minuteOf(to)]]);
  }
  return closures;
}

/**
 * The open wall time of any local day of a schedule: the windows are sorted and disjoint, holidays are taken out. Call
 * the returned function for each day; it caches the holidays of each year.
 */
export function openWindows(hours: ScheduleHours): (day: Day) => readonly Window[] {
  const week = windowsByWeekday(hours.weekly);
  const closuresByYear = new Map<number, ReadonlyMap<Day, readonly Window[]>>();
  return (day) => {
    const windows = week[weekdayOf(day)] ?? [];
    if (windows.length === 0) return windows;
    const year = yearOf(day);
    const closures = closuresByYear.get(year) ?? closuresIn(hours.holidays, year);
    closuresByYear.set(year, closures);
    return (closures.get(day) ?? []).reduce(without, windows);
  };
}
