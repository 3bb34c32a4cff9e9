import { commitName } from './commit-entry.ts';
import type { History } from './commits/history.ts';

/** What a commit undoes. Found without reading the journal. */
export interface UndoneBy {
  /** The place of the original commit, which is not an undo itself; undefined if it is not on this desk. */
  readonly original: number | undefined;
  /** Whether the original counts again, because the commit undoes an undo. */
  readonly isRedone: boolean;
}

/**
 * Follows an undo, or an undo of an undo, to the original commit. Each step leads to an older commit, so this ends
 * whatever the journal contains. `undo` is the place of the undo in the history of one ticket.
 */
export function undoneBy(history: History, undo: number): UndoneBy | undefined {
  let name = history.markAt(undo).undoes;
  if (name === undefined) return undefined;
  let steps = 0;
  for (let at = undo - 1; at >= 0; at -= 1) {
    if (!isNamed(history, at, name)) continue;
    steps += 1;
    name = history.markAt(at).undoes;
    if (name === undefined) return { original: at, isRedone: steps % 2 === 0 };
  }
  return { original: undefined, isRedone: steps % 2 === 1 };
}

function isNamed(history: History, at: number, name: string): boolean {
  const seq = Number(name.slice(name.lastIndexOf(':') + 1));
  return history.seqAt(at) === seq && commitName(history.entryAt(at).ref) === name;
}
