import { type EventId, eventId, type StampedEvent } from '../../shared/domain/event.ts';
import { type CommitEntry, commitName } from './commit-entry.ts';

/** The events of a target with these ids, by its commits. Reads only their lines. */
export async function eventsWithIds(
  history: readonly CommitEntry[],
  ids: ReadonlySet<EventId>,
  eventsOn: (entry: CommitEntry) => Promise<readonly StampedEvent[]>,
): Promise<readonly StampedEvent[]> {
  const commits = new Set(Array.from(ids, (id) => id.slice(0, id.lastIndexOf(':'))));
  const wanted = history.filter(({ ref }) => commits.has(commitName(ref)));
  const found = await Promise.all(wanted.map(eventsOn));
  return found.flat().filter((event) => ids.has(eventId(event)));
}
