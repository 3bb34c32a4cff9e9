import type { StampedEvent } from '../event.ts';
import { isLastIn, type Writers, writersAfter } from '../writers.ts';

/** What archiving and restoring set; no field has this name. */
export const archiving = 'is archived';

/**
 * Whose the present values of a record are. What nobody has set is as the commit left it that added the record.
 * `events` are all of its events, in their order.
 */
export function recordWriters(events: readonly StampedEvent[]): Writers {
  const [first] = events.filter((event) => slotsOf(event).length > 0);
  if (!first) return {};
  const { device, seq } = first.commit;
  const adder = { commits: [`${device}:${seq}`] };
  const begun: Writers = Object.fromEntries(events.flatMap(slotsOf).map((slot) => [slot, adder]));
  return events.reduce((writers, event) => writersAfter(writers, slotsOf(event), event), begun);
}

/** Whether everything of a record is as this commit set it: no later one that still counts has set any of it. */
export function isAllOf(writers: Writers, commit: string): boolean {
  return isLastIn(writers, Object.keys(writers), commit);
}

function slotsOf({ type, data }: StampedEvent): readonly string[] {
  switch (type) {
    case 'record.put':
      return Object.keys((data as { readonly fields: object }).fields); // Safe: its schema checked it.
    case 'record.retired':
    case 'record.restored':
      return [archiving];
    default:
      return [];
  }
}
