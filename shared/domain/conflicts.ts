import type { Claim, Conflict } from './claim.ts';
import { type CommitRef, eventId, type StampedEvent } from './event.ts';
import type { Sees } from './frontier.ts';

interface Made {
  readonly commit: CommitRef;
  readonly id: string;
  readonly value: string;
}

interface Open extends Conflict {
  readonly commits: readonly [CommitRef, CommitRef];
}

/**
 * The most pairs that are listed about one thing: people do not resolve more, and two histories could produce the
 * product of both.
 */
const mostOpen = 100;

/**
 * Lists the pairs of events that claim different values for the same thing and did not see each other. A later claim
 * whose author had seen both is a decision and closes the pair.
 */
export function findConflicts(
  ordered: readonly StampedEvent[],
  claimsOf: (event: StampedEvent) => readonly Claim[],
  sees: Sees,
): readonly Conflict[] {
  const made = new Map<string, Made[]>();
  let open: Open[] = [];
  for (const event of ordered) {
    for (const { about, value } of claimsOf(event)) {
      const { commit } = event;
      const id = eventId(event);
      open = open.filter((pair) => pair.about !== about || !pair.commits.every((side) => sees(commit, side)));
      const earlier = made.get(about) ?? [];
      let room = mostOpen - open.filter((pair) => pair.about === about).length;
      for (const other of earlier) {
        if (room <= 0) break;
        if (other.value === value || sees(commit, other.commit)) continue;
        open.push({ about, earlier: other.id, later: id, commits: [other.commit, commit] });
        room -= 1;
      }
      earlier.push({ commit, id, value });
      made.set(about, earlier);
    }
  }
  return open.map(({ about, earlier, later }) => ({ about, earlier, later }));
}

/** The conflicts that remain open after an event whose author had seen everything before it. */
export function decidedBy(conflicts: readonly Conflict[], claims: readonly Claim[]): readonly Conflict[] {
  if (conflicts.length === 0) return conflicts;
  return conflicts.filter(({ about }) => !claims.some((claim) => claim.about === about));
}
