import * as z from 'zod';
import { furthestMs } from '../instant.ts';
import { type Day, dayMs, minuteMs } from '../sla/calendar.ts';
import { dayAt, dayStartMs, type LocalUnit, remembered, unitOf, unitStartMs } from './local-days.ts';

const count = z.int().min(-10_000).max(10_000);

/**
 * A time as a condition names it: an instant, one that moves with the clock (`now` is 0 minutes from now), or a day,
 * week or month of the calendar, counted from the present one (0 is today, -1 yesterday).
 */
export const timeValue = z.union([
  z.strictObject({ at: z.number().min(-furthestMs).max(furthestMs) }),
  z.strictObject({ fromNow: count, unit: z.enum(['minute', 'hour', 'day']) }),
  z.strictObject({ day: count }),
  z.strictObject({ week: count }),
  z.strictObject({ month: count }),
  z.strictObject({ date: z.iso.date() }),
]);

export type TimeValue = Readonly<z.infer<typeof timeValue>>;

/** From when until when a value reaches, [startMs, endMs), and at which moments of the clock one of the two passes a time. */
export interface TimeSpan {
  readonly startMs: (nowMs: number, timeZone: string) => number;
  readonly endMs: (nowMs: number, timeZone: string) => number;
  /** When they pass a time; left out where they never move. */
  readonly passing?: (ms: number, timeZone: string) => Passing;
  /** Whether something can lie within it. */
  readonly isLong: boolean;
}

/** From which moment on the start of a span, and its end, lie behind a time: neither ever goes back. */
interface Passing {
  readonly startMs: number;
  readonly endMs: number;
}

function dayNamed(date: string): Day {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

const isoDate = z.iso.date();

/** When a date begins in a zone; nothing for what is no date. */
export function dateStartMs(date: string, timeZone: string): number | null {
  return isoDate.safeParse(date).success ? dayStartMs(timeZone, dayNamed(date)) : null;
}

const unitMs = { minute: minuteMs, hour: 60 * minuteMs, day: dayMs } as const;

export function spanOf(value: TimeValue): TimeSpan {
  if ('at' in value)
    return fixed(
      () => value.at,
      () => value.at + 1,
      false,
    );
  if ('date' in value) {
    const on = dayNamed(value.date);
    return fixed(
      (zone) => dayStartMs(zone, on),
      (zone) => dayStartMs(zone, on + 1),
      true,
    );
  }
  if ('fromNow' in value) return sliding(value.fromNow * unitMs[value.unit]);
  if ('day' in value) return calendar('day', value.day);
  return 'week' in value ? calendar('week', value.week) : calendar('month', value.month);
}

function fixed(startMs: (zone: string) => number, endMs: (zone: string) => number, isLong: boolean): TimeSpan {
  return {
    startMs: (_nowMs, zone) => startMs(zone),
    endMs: (_nowMs, zone) => endMs(zone),
    isLong,
  };
}

function sliding(offsetMs: number): TimeSpan {
  return {
    startMs: (nowMs) => nowMs + offsetMs,
    endMs: (nowMs) => nowMs + offsetMs + 1,
    passing: (ms) => ({ startMs: Math.floor(ms - offsetMs) + 1, endMs: Math.floor(ms - offsetMs) }),
    isLong: false,
  };
}

function calendar(unit: LocalUnit, offset: number): TimeSpan {
  const at = (more: number) =>
    remembered((zone, nowMs) => unitStartMs(zone, unit, unitOf(unit, dayAt(zone, nowMs)) + offset + more));
  const [start, end] = [at(0), at(1)];
  return {
    startMs: (nowMs, zone) => start(zone, nowMs),
    endMs: (nowMs, zone) => end(zone, nowMs),
    // The start lies behind a time once the present unit is so far behind the one of that time; the end one unit earlier.
    passing: (ms, zone) => {
      const next = unitOf(unit, dayAt(zone, ms)) + 1 - offset;
      return { startMs: unitStartMs(zone, unit, next), endMs: unitStartMs(zone, unit, next - 1) };
    },
    isLong: true,
  };
}
