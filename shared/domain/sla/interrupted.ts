import { type CountedSpan, type Deadline, dueAfter } from './clock.ts';
import type { ScheduleHours } from './schedule.ts';

/** A time in which nothing counted, [fromMs, toMs). */
export type Interruption = readonly [fromMs: number, toMs: number];

/**
 * The time at which `graceMs` of open time have passed since `startMs` outside the interruptions, and the counted spans.
 * Without opening hours, elapsed time counts.
 */
export function dueAfterInterruptions(
  hours: ScheduleHours | undefined,
  startMs: number,
  graceMs: number,
  interruptions: readonly Interruption[],
): Deadline {
  const spans: CountedSpan[] = [];
  let fromMs = startMs;
  let leftMs = graceMs;
  for (const [stopMs, goMs] of interruptions.toSorted(([a], [b]) => a - b)) {
    if (goMs <= fromMs) continue;
    const uninterrupted = counted(hours, fromMs, leftMs);
    if (uninterrupted.dueMs <= stopMs) break;
    const before = endingBy(uninterrupted.spans, stopMs);
    spans.push(...before);
    leftMs -= lengthOf(before);
    fromMs = goMs;
  }
  const rest = counted(hours, fromMs, leftMs);
  return { ...rest, spans: [...spans, ...rest.spans] };
}

/** The parts of spans before a time. */
export function endingBy(spans: readonly CountedSpan[], endMs: number): readonly CountedSpan[] {
  return spans.filter(([from]) => from < endMs).map(([from, to]) => [from, Math.min(to, endMs)]);
}

export function lengthOf(spans: readonly CountedSpan[]): number {
  return spans.reduce((sum, [from, to]) => sum + to - from, 0);
}

function counted(hours: ScheduleHours | undefined, startMs: number, graceMs: number): Deadline {
  if (hours) return dueAfter(hours, startMs, graceMs);
  const dueMs = startMs + graceMs;
  return { dueMs, spans: graceMs === 0 ? [] : [[startMs, dueMs]], fellBack: false };
}
