import type { TargetKey } from '../../shared/domain/event.ts';
import { type CommitEntry, commitName, markOn } from './commit-entry.ts';

/** What a commit undoes. Found without reading the journal. */
export interface UndoneBy {
  /** The original commit, which is not an undo itself; undefined if it is not on this desk. */
  readonly original: CommitEntry | undefined;
  /** Whether the original counts again, because the commit undoes an undo. */
  readonly isRedone: boolean;
}

/**
 * Follows an undo, or an undo of an undo, to the original commit. Each step leads to an older commit, so this ends
 * whatever the journal contains. `commits` are those of one ticket, in order.
 */
export function undoneBy(commits: readonly CommitEntry[], key: TargetKey, undo: CommitEntry): UndoneBy | undefined {
  let name = markOn(undo, key)?.undoes;
  if (name === undefined) return undefined;
  let steps = 0;
  for (let at = commits.lastIndexOf(undo) - 1; at >= 0; at -= 1) {
    const commit = commits[at];
    if (!commit || commitName(commit.ref) !== name) continue;
    steps += 1;
    name = markOn(commit, key)?.undoes;
    if (name === undefined) return { original: commit, isRedone: steps % 2 === 0 };
  }
  return { original: undefined, isRedone: steps % 2 === 1 };
}
