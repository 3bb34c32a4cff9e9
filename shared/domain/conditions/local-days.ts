import { type Day, dayMs, dayOf } from '../sla/calendar.ts';
import { isTimeZone, localDayAt, pieceAt } from '../sla/zone.ts';

/**
 * Days of a time zone as conditions count them: a day begins when the clocks there first show it, and ends when the
 * next one begins, even if clocks are set back across midnight. So days never go backwards.
 */
export type LocalUnit = 'day' | 'week' | 'month';

/** No zone is further from UTC than this. */
const furthestOffsetMs = 26 * 3_600_000;

/** The rules of time zones do not reach further from 1970. */
const furthestMs = 8.5e15;

const mostRemembered = 4_096;

/** A queue asks the same few questions for each of its tickets, so results are cached per zone. */
export function remembered(find: (timeZone: string, about: number) => number): typeof find {
  const zones = new Map<string, Map<number, number>>();
  return (timeZone, about) => {
    const answers = zones.get(timeZone) ?? new Map<number, number>();
    const known = answers.get(about);
    if (known !== undefined) return known;
    const answer = find(timeZone, about);
    if (answers.size >= mostRemembered) answers.clear();
    zones.set(timeZone, answers.set(about, answer));
    return answer;
  };
}

function knownZone(timeZone: string): string {
  return isTimeZone(timeZone) ? timeZone : 'UTC';
}

/** The instant at which a day begins. A day that a zone skips begins together with the next. */
export const dayStartMs = remembered((timeZone, day: Day) => {
  const zone = knownZone(timeZone);
  const about = Math.min(Math.max(day * dayMs, -furthestMs), furthestMs);
  let piece = pieceAt(zone, about - furthestOffsetMs);
  while (piece.day < Math.floor(about / dayMs)) piece = pieceAt(zone, piece.endMs);
  return piece.startMs;
});

/** The day that began last. */
export const dayAt: (timeZone: string, ms: number) => Day = remembered((timeZone, ms) => {
  const zone = knownZone(timeZone);
  const within = Math.min(Math.max(ms, -furthestMs), furthestMs);
  const shown = localDayAt(zone, within);
  return dayStartMs(zone, shown + 1) <= within ? shown + 1 : shown;
});

/** Weeks begin on Monday, as in ISO 8601. 1970 began on a Thursday. */
export function unitOf(unit: LocalUnit, day: Day): number {
  if (unit === 'day') return day;
  if (unit === 'week') return Math.floor((day + 3) / 7);
  const date = new Date(day * dayMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first day of the day, week or month with this number. */
export function firstDayOf(unit: LocalUnit, index: number): Day {
  if (unit === 'day') return index;
  return unit === 'week' ? index * 7 - 3 : dayOf(Math.floor(index / 12), (index % 12) + 1, 1);
}

export function unitStartMs(timeZone: string, unit: LocalUnit, index: number): number {
  return dayStartMs(timeZone, firstDayOf(unit, index));
}
