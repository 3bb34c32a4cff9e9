import { cursorBefore, type ThreadCursor, type ThreadPosition } from '../../shared/domain/thread-cursor.ts';
import type { ThreadCommit } from '../../shared/views/thread.ts';
import { itemsOf } from '../../shared/views/thread-mark.ts';
import type { History } from './commits/history.ts';

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
  /** The places of the commits that have items, oldest first. */
  readonly shown: readonly number[];
  /** The place of the commit that opened the ticket; -1 if it is not there. */
  readonly opening: number;
}

/** Selects the commits of a requested part without reading any of them. */
export function threadPart(history: History, range: ThreadRange): ThreadPart {
  const opening = openingOf(history);
  const itemsAt = (at: number) => itemsOf(history.markAt(at), at === opening);
  const end = range.before ? history.firstFrom(range.before) : history.length;
  const floor = range.from ? Math.min(history.firstFrom(range.from), end) : 0;
  const start = startOf(itemsAt, floor, end, range.limit);
  let [earlier, entriesBefore] = [0, 0];
  for (let at = 0; at < start; at += 1) {
    const mark = history.markAt(at);
    earlier += itemsOf(mark, at === opening);
    entriesBefore += mark.entries;
  }
  const shown: number[] = [];
  for (let at = start; at < end; at += 1) if (itemsAt(at) > 0) shown.push(at);
  const isFromRange = start === floor && range.from !== null;
  const first = isFromRange ? range.from : start < history.length ? history.entryAt(start) : null;
  return { shown, opening, from: earlier > 0 && first ? cursorBefore(first) : null, earlier, entriesBefore };
}

/** Nearly always the first commit; a clock that was wrong can put others before it. */
function openingOf(history: History): number {
  for (let at = 0; at < history.length; at += 1) if (history.markAt(at).isOpening) return at;
  return -1;
}

/** The index of the first of the newest commits that together have at most the wanted items, but at least one commit. */
function startOf(itemsAt: (at: number) => number, floor: number, end: number, limit: number): number {
  let [start, count] = [end, 0];
  while (start > floor) {
    const next = itemsAt(start - 1);
    if (count > 0 && count + next > limit) break;
    count += next;
    start -= 1;
  }
  return start;
}
