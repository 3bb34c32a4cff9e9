import { dayMs, minuteMs } from './calendar.ts';
import { openWindows } from './open-windows.ts';
import type { ScheduleHours } from './schedule.ts';
import { pieceAt } from './zone.ts';

/** Counted time, [fromMs, toMs). */
export type CountedSpan = readonly [fromMs: number, toMs: number];

/** `fellBack` tells that the schedule could not provide the time, and elapsed time was counted instead. */
export type Deadline = { readonly dueMs: number; readonly spans: readonly CountedSpan[]; readonly fellBack: boolean };

const furthestScanMs = 3653 * dayMs;
// The last instant a Date can hold.
const furthestMs = 8.64e15;

function wholeMs(ms: number, name: string): number {
  if (Math.abs(ms) <= furthestMs) return Math.round(ms);
  throw new RangeError(`${name} must be a possible number of milliseconds, not ${ms}`);
}

function elapsed(startMs: number, graceMs: number, fellBack: boolean): Deadline {
  const dueMs = startMs + graceMs;
  return { dueMs, spans: [[startMs, dueMs]], fellBack };
}

function opensEver(hours: ScheduleHours): boolean {
  return hours.weekly.some((span) => span.days.length > 0);
}

// Iterates over pieces of days, not dates: if clocks are turned back over midnight, a date comes twice, with another in
// between.
function* openSpans(hours: ScheduleHours, fromMs: number, untilMs: number): Generator<CountedSpan> {
  const windowsOf = openWindows(hours);
  let cursor = fromMs;
  while (cursor < untilMs) {
    const piece = pieceAt(hours.timeZone, cursor);
    const midnightMs = piece.day * dayMs - piece.offsetMs;
    for (const [from, to] of windowsOf(piece.day)) {
      const startMs = Math.max(cursor, midnightMs + from * minuteMs);
      const endMs = Math.min(piece.endMs, untilMs, midnightMs + to * minuteMs);
      if (startMs < endMs) yield [startMs, endMs];
    }
    cursor = piece.endMs;
  }
}

function add(spans: CountedSpan[], startMs: number, endMs: number): void {
  const last = spans.at(-1);
  if (last?.[1] === startMs) spans.splice(-1, 1, [last[0], endMs]);
  else spans.push([startMs, endMs]);
}

/**
 * The time at which `graceMs` of open time have passed since `startMs`, and the counted spans, which sum to `graceMs`.
 * Falls back to elapsed time when the weekly hours are empty, or when ten years of them contain less than the grace period. Throws
 * RangeError for a negative grace, a number that is not an instant, or a zone this runtime does not know.
 */
export function dueAfter(hours: ScheduleHours, startMs: number, graceMs: number): Deadline {
  const start = wholeMs(startMs, 'startMs');
  const grace = wholeMs(graceMs, 'graceMs');
  if (grace < 0) throw new RangeError(`graceMs must not be negative, but is ${graceMs}`);
  if (grace === 0) return { dueMs: start, spans: [], fellBack: false };
  if (hours.always) return elapsed(start, grace, false);
  if (!opensEver(hours)) return elapsed(start, grace, true);
  const spans: CountedSpan[] = [];
  let remainingMs = grace;
  for (const [fromMs, toMs] of openSpans(hours, start, start + furthestScanMs)) {
    const endMs = Math.min(toMs, fromMs + remainingMs);
    add(spans, fromMs, endMs);
    remainingMs -= endMs - fromMs;
    if (remainingMs === 0) return { dueMs: endMs, spans, fellBack: false };
  }
  return elapsed(start, grace, true);
}

/**
 * The open time between two instants in milliseconds, 0 when they are not in order; elapsed time when the schedule is
 * always open or its weekly hours are empty. Throws RangeError like `dueAfter`.
 */
export function countedMs(hours: ScheduleHours, fromMs: number, toMs: number): number {
  const from = wholeMs(fromMs, 'fromMs');
  const to = wholeMs(toMs, 'toMs');
  if (hours.always || !opensEver(hours)) return Math.max(0, to - from);
  let counted = 0;
  for (const [startMs, endMs] of openSpans(hours, from, to)) counted += endMs - startMs;
  return counted;
}
