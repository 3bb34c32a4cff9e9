import { compareCommits } from '../../shared/domain/event.ts';
import type { ThreadPosition } from '../../shared/domain/thread-cursor.ts';

/** Where in a list of commits in order the first one stands that comes after this position, or at it. */
export function firstFrom(commits: readonly ThreadPosition[], position: ThreadPosition): number {
  return find(commits, (commit) => compareCommits(commit, position) >= 0);
}

/** Where in a list of commits in order the first one stands that comes after this position. */
export function firstBehind(commits: readonly ThreadPosition[], position: ThreadPosition): number {
  const last = commits.at(-1);
  // Nearly every commit is newer than all that its target holds.
  if (!last || compareCommits(last, position) <= 0) return commits.length;
  return find(commits, (commit) => compareCommits(commit, position) > 0);
}

/** The first commit for which this is true, in a list where it is true for all that follow. */
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
