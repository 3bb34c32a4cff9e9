import * as z from 'zod';
import { furthestMs } from '../instant.ts';
import { type Day, dayMs, minuteMs } from '../sla/calendar.ts';
import { dayAt, dayStartMs, type LocalUnit, remembered, unitOf, unitStartMs } from './local-days.ts';

const count = z.int().min(-10_000).max(10_000);

/**
 * A time in a condition: an instant, a moving one (`now` is 0 minutes from now), or a calendar day, week or month
 * relative to the present one (0 is today, -1 yesterday).
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

/** The span of a value, [startMs, endMs), and when one of its ends passes a time. */
export interface TimeSpan {
  readonly startMs: (nowMs: number, timeZone: string) => number;
  readonly endMs: (nowMs: number, timeZone: string) => number;
  /** When they pass a time; undefined if they never move. */
  readonly passing?: (ms: number, timeZone: string) => Passing;
  /** Whether the span can contain anything. */
  readonly isLong: boolean;
}

/** From which moment on the start and the end of a span are later than a time; neither ever goes back. */
interface Passing {
  readonly startMs: number;
  readonly endMs: number;
}

function dayNamed(date: string): Day {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

const isoDate = z.iso.date();

/** When a date begins in a zone; undefined for an invalid date. */
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
    // The start is later than a time once the present unit is far enough ahead of the unit of that time; the end one
    // unit earlier.
    passing: (ms, zone) => {
      const next = unitOf(unit, dayAt(zone, ms)) + 1 - offset;
      return { startMs: unitStartMs(zone, unit, next), endMs: unitStartMs(zone, unit, next - 1) };
    },
    isLong: true,
  };
}
