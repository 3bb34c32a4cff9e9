import { onceKey } from '../../../shared/domain/commit-links.ts';
import { type CommitPlace, comparePlaces } from '../../../shared/domain/commit-place.ts';
import type { Id } from '../../../shared/domain/id.ts';
import { ticketKind } from '../../../shared/domain/ticket/kind.ts';
import { type Audience, type Happening, happeningsOf } from '../../../shared/views/happenings.ts';
import type { RecentCommit } from '../../engine/recent-commits.ts';
import { type Concerned, createConcerned } from './concerned.ts';

interface Kept {
  readonly place: CommitPlace;
  readonly ticketIds: readonly Id[];
  readonly happenings: readonly Happening[];
  /** What all commits for the same cause have in common; undefined for most. */
  readonly once: string | undefined;
}

/** A commit that counts. */
type Counted = Pick<RecentCommit, 'place' | 'events' | 'once'>;

/** What happened in the newest commits that tell something, and whom their tickets and the open ones concern. */
export interface RecentHappenings {
  /** Takes a commit in; false if it tells nothing, is known already, or is older than all that are kept. */
  readonly add: (commit: Counted) => boolean;
  /** Keeps whom a ticket concerns if it is open, or one of those commits is about it. */
  readonly setAudience: (ticketId: Id, audience: Audience, isOpen: boolean) => void;
  /** The tickets of those commits. */
  readonly ticketIds: () => Iterable<Id>;
  /** Those of them, and of the open ones, that name an agent or their teams. */
  readonly concerning: Concerned['of'];
  readonly audienceOf: (ticketId: Id) => Audience | undefined;
  /** How often this changed: while that is the same, everything here is. */
  readonly changes: () => number;
  /** Newest first. */
  readonly all: () => Iterable<Happening>;
}

/** `most` is the number of commits. */
export function createRecentHappenings(most: number): RecentHappenings {
  const kept: Kept[] = [];
  const audiences = new Map<Id, Audience>();
  /** In how many of the commits a ticket is. */
  const uses = new Map<Id, number>();
  const open = new Set<Id>();
  const concerned = createConcerned();
  let changes = 0;

  function keepAudience(ticketId: Id, audience: Audience | undefined): void {
    concerned.changed(ticketId, audiences.get(ticketId), audience);
    if (audience) audiences.set(ticketId, audience);
    else audiences.delete(ticketId);
  }

  function placeFor(place: CommitPlace): number {
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = kept[middle];
      if (other && comparePlaces(other.place, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function count(ticketIds: readonly Id[], by: 1 | -1): void {
    for (const id of ticketIds) {
      const next = (uses.get(id) ?? 0) + by;
      if (next > 0) uses.set(id, next);
      else {
        uses.delete(id);
        if (!open.has(id)) keepAudience(id, undefined);
      }
    }
  }

  /** Two devices can do the same for one cause: when the commit that counts arrives, the other one counts no longer. */
  function dropOther(once: string): void {
    const at = kept.findIndex((other) => other.once === once);
    const [other] = at < 0 ? [] : kept.splice(at, 1);
    if (other) count(other.ticketIds, -1);
  }

  return {
    add: ({ place, events, once: cause }) => {
      const once = cause && onceKey(cause);
      const known = kept[placeFor(place)];
      if (known && comparePlaces(known.place, place) === 0) return false;
      if (once !== undefined) dropOther(once);
      const at = placeFor(place);
      if (at >= most) return false;
      const onTickets = events.filter(({ target }) => target.kind === ticketKind);
      // What a commit did last comes first.
      const happenings = onTickets.flatMap((event) => happeningsOf(event, events)).toReversed();
      if (happenings.length === 0) return false;
      const ticketIds = [...new Set(happenings.map(({ ticketId }) => ticketId))];
      changes += 1;
      kept.splice(at, 0, { place, ticketIds, happenings, once });
      count(ticketIds, 1);
      for (const { ticketIds: gone } of kept.splice(most)) count(gone, -1);
      return true;
    },
    setAudience: (ticketId, audience, isOpen) => {
      if (isOpen) open.add(ticketId);
      else open.delete(ticketId);
      changes += 1;
      keepAudience(ticketId, isOpen || uses.has(ticketId) ? audience : undefined);
    },
    ticketIds: () => uses.keys(),
    concerning: concerned.of,
    changes: () => changes,
    audienceOf: (ticketId) => audiences.get(ticketId),
    *all() {
      for (const { happenings } of kept) for (const happening of happenings) yield happening;
    },
  };
}
