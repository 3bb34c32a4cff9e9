import type { StampedEvent } from '../domain/event.ts';
import { endingBy } from '../domain/sla/interrupted.ts';
import { type Due, planningSchema } from '../domain/ticket/due.ts';

/** The time that counts toward a due time, and the time zone in which it was counted, if that was recorded. */
export interface Counted {
  readonly spans: readonly (readonly [number, number])[];
  readonly timeZone: string | undefined;
}

/** What counts toward the present due time of each target. */
export interface CountedTargets {
  readonly resolution: Counted | undefined;
  readonly response: Counted | undefined;
}

/**
 * What counts toward the present due times, by the events that calculated due times: from the start until the clock
 * stopped, and from when it ran again. While it stands still, only what had counted by then.
 */
export function countedSpans(plannings: readonly StampedEvent[], { plan, response, paused }: Due): CountedTargets {
  const calculated = plannings.map(({ data }) => planningSchema.parse(data));
  const ofPlan = calculated.map(({ planId, dueMs, spans, timeZone, from }): Calculated => {
    const stopped = from.paused && { ...from.paused, name: nameOf(from.paused) };
    return { name: nameOf({ planId, dueMs }), spans, timeZone, stopped };
  });
  const ofResponse = calculated.flatMap(({ response: part, timeZone, from }): Calculated[] => {
    if (!part) return [];
    const { dueMs } = from.paused?.response ?? {};
    const stopped = from.paused && dueMs !== undefined ? { ...from.paused, name: String(dueMs) } : undefined;
    return [{ name: String(part.dueMs), spans: part.spans, timeZone, stopped }];
  });
  const isResponsePaused = response !== undefined && response.dueMs === paused?.response?.dueMs;
  return {
    resolution: plan ? countedTo(ofPlan, nameOf(plan), paused) : undefined,
    response: response && countedTo(ofResponse, String(response.dueMs), isResponsePaused ? paused : undefined),
  };
}

/** One calculation of a target; `stopped` is what was due before if it continued that. */
interface Calculated extends Counted {
  readonly name: string;
  readonly stopped: { readonly name: string; readonly sinceMs: number } | undefined;
}

function countedTo(
  calculated: readonly Calculated[],
  name: string,
  paused: { readonly sinceMs: number } | undefined,
): Counted | undefined {
  const known = new Map<string, Counted>();
  for (const { name: due, spans, timeZone, stopped } of calculated) {
    // An undo restores a due time without its spans; those are in the event that calculated it.
    if (spans.length === 0) continue;
    const earlier = stopped && known.get(stopped.name);
    const before = stopped && earlier ? endingBy(earlier.spans, stopped.sinceMs) : [];
    known.set(due, { spans: [...before, ...spans], timeZone: timeZone ?? earlier?.timeZone });
  }
  const counted = known.get(name);
  return counted && paused ? { ...counted, spans: endingBy(counted.spans, paused.sinceMs) } : counted;
}

function nameOf({ planId, dueMs }: { readonly planId: string; readonly dueMs: number }): string {
  return `${dueMs} ${planId}`;
}
