import type { StampedEvent } from '../domain/event.ts';
import { endingBy } from '../domain/sla/interrupted.ts';
import { type Due, planningSchema } from '../domain/ticket/due.ts';

/** The time that counts toward a due time, and the time zone in which it was counted, if that was recorded. */
export interface Counted {
  readonly spans: readonly (readonly [number, number])[];
  readonly timeZone: string | undefined;
}

/**
 * What counts toward the present due time, by the events that calculated due times: from the start until the clock
 * stopped, and from when it ran again. While it stands still, only what had counted by then.
 */
export function countedSpans(plannings: readonly StampedEvent[], { plan, paused }: Due): Counted | undefined {
  const known = new Map<string, Counted>();
  for (const { data } of plannings) {
    const { planId, dueMs, spans, timeZone, from } = planningSchema.parse(data);
    // An undo restores a due time without its spans; those are in the event that calculated it.
    if (spans.length === 0) continue;
    const { paused: stopped } = from;
    const earlier = stopped && known.get(nameOf(stopped));
    const before = stopped && earlier ? endingBy(earlier.spans, stopped.sinceMs) : [];
    known.set(nameOf({ planId, dueMs }), { spans: [...before, ...spans], timeZone: timeZone ?? earlier?.timeZone });
  }
  const counted = plan ? known.get(nameOf(plan)) : undefined;
  return counted && paused ? { ...counted, spans: endingBy(counted.spans, paused.sinceMs) } : counted;
}

function nameOf({ planId, dueMs }: { readonly planId: string; readonly dueMs: number }): string {
  return `${dueMs} ${planId}`;
}
