import type { Holiday, ScheduleHours } from '../../../../../shared/domain/sla/schedule.ts';

// The definition of open time, word for word and minute by minute: slow, and written without a look at the product.

export interface LocalMinute {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly minute: number;
}

const weekdayNames = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const formatter =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formatters.set(timeZone, formatter);
  return formatter;
}

/** What clocks and calendars in a zone show at an instant. */
export function localMinute(timeZone: string, ms: number): LocalMinute {
  const text = formatterOf(timeZone).format(ms);
  const match = /^(\w+), (\d+)\/(\d+)\/(\d+), (\d+):(\d+)$/.exec(text);
  if (!match) throw new Error(`Intl wrote '${text}'`);
  const [, weekday = '', month, day, year, hour, minute] = match;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    weekday: weekdayNames.indexOf(weekday),
    minute: Number(hour) * 60 + Number(minute),
  };
}

function minutes(time: string): number {
  const [hour, minute] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

function monthLength(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isOff({ on, from, to }: Holiday, local: LocalMinute): boolean {
  if (on.month !== local.month) return false;
  if (on.kind === 'once' && on.year !== local.year) return false;
  if (on.kind !== 'nth' && on.day !== local.day) return false;
  if (on.kind === 'nth') {
    if (on.weekday !== local.weekday) return false;
    if (on.nth === -1 && local.day + 7 <= monthLength(local.year, local.month)) return false;
    if (on.nth !== -1 && on.nth !== Math.ceil(local.day / 7)) return false;
  }
  return (from === undefined || local.minute >= minutes(from)) && (to === undefined || local.minute < minutes(to));
}

/** Whether the desk is open at an instant. */
export function isOpen(hours: ScheduleHours, ms: number): boolean {
  if (hours.always) return true;
  const local = localMinute(hours.timeZone, ms);
  const weekdayBefore = local.weekday === 1 ? 7 : local.weekday - 1;
  const inSpan = hours.weekly.some((span) => {
    const [from, to] = [minutes(span.from), minutes(span.to)];
    const overMidnight = to <= from;
    const today = span.days.includes(local.weekday) && local.minute >= from && (overMidnight || local.minute < to);
    return today || (overMidnight && span.days.includes(weekdayBefore) && local.minute < to);
  });
  return inSpan && !hours.holidays.some((holiday) => isOff(holiday, local));
}

export interface SlowCount {
  readonly countedMinutes: number;
  readonly endMs: number;
  readonly spans: readonly (readonly [number, number])[];
}

/** Counts open minutes from a whole minute on, until there are as many as asked for or `limitMs` is reached. */
export function countSlowly(hours: ScheduleHours, startMs: number, graceMinutes: number, limitMs: number): SlowCount {
  const spans: [number, number][] = [];
  let countedMinutes = 0;
  let endMs = startMs;
  for (let ms = startMs; ms < limitMs && countedMinutes < graceMinutes; ms += 60_000) {
    if (!isOpen(hours, ms)) continue;
    countedMinutes += 1;
    endMs = ms + 60_000;
    const last = spans.at(-1);
    if (last?.[1] === ms) last[1] = endMs;
    else spans.push([ms, endMs]);
  }
  return { countedMinutes, endMs, spans };
}
