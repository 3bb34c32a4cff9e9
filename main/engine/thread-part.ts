import type { TargetKey } from '../../shared/domain/event.ts';
import { cursorBefore, type ThreadCursor, type ThreadPosition } from '../../shared/domain/thread-cursor.ts';
import type { ThreadCommit } from '../../shared/views/thread.ts';
import { itemsOf, type ThreadMark } from '../../shared/views/thread-mark.ts';
import { type CommitEntry, markOn } from './commit-entry.ts';
import { firstFrom } from './commit-order.ts';

/** Which part of a thread is asked for: the newest items in front of `before`, down to `from`. */
export interface ThreadRange {
  /** Null: from the first commit on. */
  readonly from: ThreadPosition | null;
  /** Null: up to the newest commit. */
  readonly before: ThreadPosition | null;
  /** Items at most; a commit is never cut in two, so one that has more is given alone. */
  readonly limit: number;
}

/** Where a part lies in the whole thread. */
interface Extent {
  /** Where it begins; null where nothing is earlier. */
  readonly from: ThreadCursor | null;
  /** Items in front of it. */
  readonly earlier: number;
  /** Entries in front of it. */
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

/** Chooses the part of a ticket's commits that was asked for, without reading any of them. */
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

/** The first commit of the newest ones that have together as many items as are wanted, and at least one. */
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
