import { compareCommits } from '../../shared/domain/event.ts';
import type { ThreadPosition } from '../../shared/domain/thread-cursor.ts';

/** The index of the first commit at or after this position, in an ordered list. */
export function firstFrom(commits: readonly ThreadPosition[], position: ThreadPosition): number {
  return find(commits, (commit) => compareCommits(commit, position) >= 0);
}

/** The index of the first commit after this position, in an ordered list. */
export function firstAfter(commits: readonly ThreadPosition[], position: ThreadPosition): number {
  const last = commits.at(-1);
  // Nearly every commit is newer than all others of its target.
  if (!last || compareCommits(last, position) <= 0) return commits.length;
  return find(commits, (commit) => compareCommits(commit, position) > 0);
}

/** The index of the first commit for which this is true, if it is also true for all later ones. */
function find(commits: readonly ThreadPosition[], isFound: (commit: ThreadPosition) => boolean): number {
  let [low, high] = [0, commits.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const commit = commits[middle];
    if (commit && !isFound(commit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
