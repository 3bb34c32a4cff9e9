import type { TargetKey } from '../../shared/domain/event.ts';
import { cursorBefore, type ThreadCursor, type ThreadPosition } from '../../shared/domain/thread-cursor.ts';
import type { ThreadCommit } from '../../shared/views/thread.ts';
import { itemsOf, type ThreadMark } from '../../shared/views/thread-mark.ts';
import { type CommitEntry, markOn } from './commit-entry.ts';
import { firstFrom } from './commit-order.ts';

/** A requested part of a thread: the newest items before `before`, back to `from`. */
export interface ThreadRange {
  /** Null means the first commit. */
  readonly from: ThreadPosition | null;
  /** Null means after the newest commit. */
  readonly before: ThreadPosition | null;
  /** The most items. A commit is never divided, so one with more items makes up a part of its own. */
  readonly limit: number;
}

/** The position of a part in the whole thread. */
interface Extent {
  /** Where it begins; null if nothing is earlier. */
  readonly from: ThreadCursor | null;
  /** The number of earlier items. */
  readonly earlier: number;
  /** The number of earlier entries. */
  readonly entriesBefore: number;
}

export interface ThreadCommits extends Extent {
  /** Oldest first. */
  readonly commits: readonly ThreadCommit[];
}

interface ThreadPart extends Extent {
  /** The commits that have items, oldest first. */
  readonly shown: readonly CommitEntry[];
  readonly opening: CommitEntry | undefined;
}

/** Selects the commits of a requested part without reading any of them. */
export function threadPart(commits: readonly CommitEntry[], key: TargetKey, range: ThreadRange): ThreadPart {
  const marks = commits.map((commit) => markOn(commit, key) ?? nothing);
  const openingAt = marks.findIndex(({ isOpening }) => isOpening);
  const items = marks.map((mark, at) => itemsOf(mark, at === openingAt));
  const end = range.before ? firstFrom(commits, range.before) : commits.length;
  const floor = range.from ? Math.min(firstFrom(commits, range.from), end) : 0;
  const start = startOf(items, floor, end, range.limit);
  const earlier = total(items.slice(0, start));
  const first = start === floor && range.from ? range.from : commits[start];
  return {
    shown: commits.slice(start, end).filter((_commit, at) => (items[start + at] ?? 0) > 0),
    opening: commits[openingAt],
    from: earlier > 0 && first ? cursorBefore(first) : null,
    earlier,
    entriesBefore: total(marks.slice(0, start).map(({ entries }) => entries)),
  };
}

const nothing: ThreadMark = { entries: 0, hasChanges: false, isOpening: false, isPlanning: false, undoes: undefined };

/** The index of the first of the newest commits that together have at most the wanted items, but at least one commit. */
function startOf(items: readonly number[], floor: number, end: number, limit: number): number {
  let [start, count] = [end, 0];
  while (start > floor) {
    const next = items[start - 1] ?? 0;
    if (count > 0 && count + next > limit) break;
    count += next;
    start -= 1;
  }
  return start;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
