import { compareCommits, type TargetKey } from '../../../shared/domain/event.ts';
import type { ThreadPosition } from '../../../shared/domain/thread-cursor.ts';
import type { ThreadMark } from '../../../shared/views/thread-mark.ts';
import type { CommitEntry } from '../commit-entry.ts';
import type { TargetLists } from './target-lists.ts';

/**
 * The commits that touched a target, in the order in which every desk applies them, without those that do not count. It
 * stays as it was when it was asked for.
 */
export interface History {
  readonly length: number;
  /** The number of the commit at this place. */
  readonly commitAt: (at: number) => number;
  readonly entryAt: (at: number) => CommitEntry;
  readonly seqAt: (at: number) => number;
  readonly entries: () => CommitEntry[];
  /** What the commit at this place adds to the thread of the target. */
  readonly markAt: (at: number) => ThreadMark;
  /** The place of the first commit at or after a position. */
  readonly firstFrom: (position: ThreadPosition) => number;
}

interface KeptCommits {
  readonly entry: (commit: number) => CommitEntry;
  readonly seqOf: (commit: number) => number;
}

export function historyOn(
  { cellsOn, commitOf, markOf }: TargetLists,
  { entry, seqOf }: KeptCommits,
  target: TargetKey,
): History {
  const cells = cellsOn(target);
  const cellAt = (at: number) => cells[at] ?? outside(at, cells.length);
  const commitAt = (at: number) => commitOf(cellAt(at));
  const entryAt = (at: number) => entry(commitAt(at));

  function firstFrom(position: ThreadPosition): number {
    let [low, high] = [0, cells.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareCommits(entryAt(middle), position) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    length: cells.length,
    commitAt,
    entryAt,
    seqAt: (at) => seqOf(commitAt(at)),
    entries: () => Array.from(cells, (_cell, at) => entryAt(at)),
    markAt: (at) => markOf(cellAt(at)),
    firstFrom,
  };
}

function outside(at: number, length: number): never {
  throw new RangeError(`There is no place ${at} in a history of ${length} commits`);
}
