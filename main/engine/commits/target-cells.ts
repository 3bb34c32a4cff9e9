import { type ColumnData, dataIn, joinedData } from '../../columns/column-data.ts';
import { arrayIn, createColumn } from '../../columns/growing.ts';

/**
 * The place of one target in one commit. The cells of a target form a list from the newest commit to the oldest. Nearly
 * all commits have a single target, so the first cell of each commit needs no column that tells its commit.
 */
export type Cell = number;

export interface TargetCells {
  /** Adds a commit with its first target. */
  readonly addFirst: (target: number, mark: number) => Cell;
  /** Adds another target of the last commit. */
  readonly addNext: (target: number, mark: number) => Cell;
  /** Calls a task with each cell of a commit. */
  readonly each: (commit: number, task: (cell: Cell) => void) => void;
  readonly commitOf: (cell: Cell) => number;
  readonly targetOf: (cell: Cell) => number;
  readonly markOf: (cell: Cell) => number;
  readonly setMark: (cell: Cell, mark: number) => void;
  /** The next older cell of the same target; -1 if there is none. */
  readonly olderThan: (cell: Cell) => Cell;
  readonly setOlder: (cell: Cell, older: Cell) => void;
  /** The number of cells beyond the first of each commit. */
  readonly extras: () => number;
  /** The cells of the commits from `from` up to `to`, which include these extra cells. */
  readonly save: (from: number, to: number, fromExtra: number, toExtra: number) => ColumnData;
  /** Adds stored cells. Their lists are not stored; the caller links them again. */
  readonly load: (part: ColumnData) => void;
}

export function createTargetCells(): TargetCells {
  const first = createCellColumns();
  const extra = createCellColumns();
  /** The commit of each extra cell, in ascending order. */
  const extraCommit = createColumn('u32');

  // The first cell of a commit has twice the commit's number; extra cells have odd numbers in their own order.
  const columnsOf = (cell: Cell) => (cell % 2 === 0 ? first : extra);
  const placeOf = (cell: Cell) => Math.floor(cell / 2);

  function firstExtraOf(commit: number): number {
    let [low, high] = [0, extraCommit.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (extraCommit.get(middle) < commit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function each(commit: number, task: (cell: Cell) => void): void {
    task(2 * commit);
    for (let at = firstExtraOf(commit); at < extraCommit.length && extraCommit.get(at) === commit; at += 1) {
      task(2 * at + 1);
    }
  }

  return {
    addFirst: (target, mark) => 2 * first.push(target, mark),
    addNext: (target, mark) => {
      extraCommit.push(first.target.length - 1);
      return 2 * extra.push(target, mark) + 1;
    },
    each,
    commitOf: (cell) => (cell % 2 === 0 ? cell / 2 : extraCommit.get(placeOf(cell))),
    targetOf: (cell) => columnsOf(cell).target.get(placeOf(cell)),
    markOf: (cell) => columnsOf(cell).mark.get(placeOf(cell)),
    setMark: (cell, mark) => columnsOf(cell).mark.set(placeOf(cell), mark),
    olderThan: (cell) => columnsOf(cell).older.get(placeOf(cell)) - 1,
    setOlder: (cell, older) => columnsOf(cell).older.set(placeOf(cell), older + 1),
    extras: () => extraCommit.length,
    save: (from, to, fromExtra, toExtra) =>
      joinedData({
        first: first.save(from, to),
        extra: extra.save(fromExtra, toExtra),
        extras: { json: null, arrays: { commit: extraCommit.part(fromExtra, toExtra) } },
      }),
    load: (part) => {
      first.load(dataIn(part, 'first'));
      extra.load(dataIn(part, 'extra'));
      extraCommit.load(arrayIn(dataIn(part, 'extras'), 'commit', 'u32'));
    },
  };
}

function createCellColumns() {
  const target = createColumn('u32');
  const mark = createColumn('u8');
  /** The older cell plus one, so that zero is none. */
  const older = createColumn('u32');

  return {
    target,
    mark,
    older,
    push: (ofTarget: number, withMark: number): number => {
      target.push(ofTarget);
      mark.push(withMark);
      return older.push(0);
    },
    save: (from: number, to: number): ColumnData => {
      return { json: null, arrays: { target: target.part(from, to), mark: mark.part(from, to) } };
    },
    load: (part: ColumnData): void => {
      const targets = arrayIn(part, 'target', 'u32');
      target.load(targets);
      mark.load(arrayIn(part, 'mark', 'u8'));
      older.load(new Uint32Array(targets.length));
    },
  };
}
