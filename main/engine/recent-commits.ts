import type { CommitLinks } from '../../shared/domain/commit-links.ts';
import { type CommitPlace, comparePlaces } from '../../shared/domain/commit-place.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import { decodeCommit } from '../journal/line.ts';
import type { CommitIndex } from './commits/commit-index.ts';
import type { EnginePorts } from './ports.ts';
import { eventsOf } from './read-events.ts';
import type { DeskState } from './state.ts';
import { createRests } from './turns.ts';

export interface RecentCommit extends Pick<CommitLinks, 'once'> {
  readonly place: CommitPlace;
  readonly events: readonly StampedEvent[];
}

/**
 * The newest commits that others may be told of, newest first; at most so many, each read when it is asked for. A line
 * that was damaged since is left out.
 */
export type RecentCommits = (most: number) => AsyncIterable<RecentCommit>;

export function recentCommits(
  { commits, index, rows }: Pick<DeskState, 'commits' | 'index' | 'rows'>,
  { journal, beginSlice }: Pick<EnginePorts, 'journal' | 'beginSlice'>,
): RecentCommits {
  return async function* (most) {
    // Which commits tell something is certain once their data has been read, with the closed tickets.
    await Promise.all([index.whenComplete(), rows.whenComplete()]);
    const rests = createRests({ beginSlice });
    for (const commit of await newest(commits, most, rests)) {
      const { position, ref, timeMs, once } = commits.entry(commit);
      const line = decodeCommit(await journal.read(position));
      if (line?.sum === ref.sum) yield { place: { timeMs, ...ref }, events: eventsOf(line), once };
      await rests();
    }
  };
}

interface Placed {
  readonly commit: number;
  readonly place: CommitPlace;
}

/** So few are looked at between two looks at the clock. */
const atOnce = 64;

/** From the last ones on: most of those are the newest, so that few have to be compared. */
async function newest(
  commits: CommitIndex,
  most: number,
  rests: ReturnType<typeof createRests>,
): Promise<readonly number[]> {
  const placeOf = (commit: number): CommitPlace => ({ timeMs: commits.timeMsOf(commit), ...commits.entry(commit).ref });
  let kept: Placed[] = [];
  let floorMs = Number.NEGATIVE_INFINITY;
  for (let commit = commits.size() - 1; commit >= 0; commit -= 1) {
    if (commit % atOnce === 0) await rests();
    if (commits.timeMsOf(commit) < floorMs || !isCounted(commits, commit)) continue;
    kept.push({ commit, place: placeOf(commit) });
    if (kept.length < 2 * most) continue;
    kept = firstOf(kept, most);
    floorMs = kept.at(-1)?.place.timeMs ?? floorMs;
  }
  return firstOf(kept, most).map(({ commit }) => commit);
}

function firstOf(kept: readonly Placed[], most: number): Placed[] {
  return kept.toSorted((a, b) => comparePlaces(a.place, b.place)).slice(0, most);
}

/** Whether it tells something of a ticket, and is the one that counts of those that a rule made for the same cause. */
function isCounted(commits: CommitIndex, commit: number): boolean {
  if (!commits.marksOf(commit).some(({ tells }) => tells)) return false;
  const { once, ref } = commits.entry(commit);
  return !once || commits.firstFor(once)?.ref.sum === ref.sum;
}
