import type { CommitEntry } from '../../main/engine/commit-entry.ts';
import type { DeskState } from '../../main/engine/state.ts';

/** All commits of our own, in the order in which they were written. */
export function ownCommits({ commits }: Pick<DeskState, 'commits'>): CommitEntry[] {
  const all = Array.from({ length: commits.size() }, (_, commit) => commit);
  return all.filter(commits.isOwn).map(commits.entry);
}
