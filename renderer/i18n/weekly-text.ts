import { minuteOf } from '../../shared/domain/sla/calendar.ts';
import type { WeeklySpan } from '../../shared/domain/sla/schedule.ts';
import type { Calendar } from './calendar.ts';

/** The first Monday of 1970 is January 5, so weekday 1 to 7 are January 5 to 11. */
export function weekdayName(calendar: Calendar, weekday: number): string {
  return calendar.weekday(`1970-01-${String(4 + weekday).padStart(2, '0')}`);
}

/** Weekly hours in one line, such as `Mon–Fri 8:00 AM–5:00 PM, Sat 9:00 AM–1:00 PM`. */
export function weeklyText(calendar: Calendar, weekly: readonly WeeklySpan[]): string {
  return weekly
    .map(({ days, from, to }) => {
      const hours = `${calendar.minute(minuteOf(from))} – ${calendar.minute(minuteOf(to))}`;
      return `${daysText(calendar, days)} ${hours}`;
    })
    .join(', ');
}

/** Neighboring days as a range. */
function daysText(calendar: Calendar, days: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.[1] === day - 1) last[1] = day;
    else ranges.push([day, day]);
  }
  return ranges
    .map(([first, last]) => {
      if (first === last) return weekdayName(calendar, first);
      return `${weekdayName(calendar, first)}${last === first + 1 ? ', ' : ' – '}${weekdayName(calendar, last)}`;
    })
    .join(', ');
}
