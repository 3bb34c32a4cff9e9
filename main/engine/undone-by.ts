import type { TargetKey } from '../../shared/domain/event.ts';
import { type CommitEntry, commitName, markOn } from './commit-entry.ts';

/** What a commit undoes, found without reading a line. */
export interface UndoneBy {
  /** The commit that is no undo itself; undefined where it is not here. */
  readonly original: CommitEntry | undefined;
  /** Whether it undid an undo, so that the original counts again. */
  readonly isRedone: boolean;
}

/**
 * Follows an undo, an undo of an undo and so on to the commit that was meant. Each one is older than the one before, so
 * this ends whatever a line says. `commits` are those of one ticket in order.
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
