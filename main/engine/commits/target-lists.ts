import type { TargetKey } from '../../../shared/domain/event.ts';
import { noMark, type ThreadMark } from '../../../shared/views/thread-mark.ts';
import { type ColumnData, dataIn, joinedData } from '../../columns/column-data.ts';
import { createColumn } from '../../columns/growing.ts';
import { createTextIndex } from '../../columns/text-index.ts';
import { createWideningColumn } from '../../columns/widening.ts';
import { isTicket } from '../commit-entry.ts';
import { createCellMarks } from './cell-marks.ts';
import { type Cell, createTargetCells } from './target-cells.ts';

/** The targets of each commit, and the commits of each target in the common order. */
export interface TargetLists {
  /** Adds the targets of the next commit, with a mark for each ticket among them; `link` puts it into their lists. */
  readonly add: (targets: readonly TargetKey[], marks: readonly ThreadMark[]) => void;
  /** Replaces the marks of a commit whose events were not all known when it was added. */
  readonly remark: (commit: number, marks: readonly ThreadMark[]) => void;
  readonly targetsOf: (commit: number) => readonly TargetKey[];
  readonly marksOf: (commit: number) => readonly ThreadMark[];
  /** Puts a commit into the lists of its targets, or only of those that are not tickets. */
  readonly link: (commit: number, which: 'all' | 'records') => void;
  /** Takes a commit out of the lists of its tickets. */
  readonly unlinkTickets: (commit: number) => void;
  /** The cells of a target, from the oldest commit to the newest. */
  readonly cellsOn: (target: TargetKey) => Uint32Array;
  readonly commitOf: (cell: Cell) => number;
  readonly markOf: (cell: Cell) => ThreadMark;
  /** Whether any commit is in the list of a target. */
  readonly isTouched: (target: TargetKey) => boolean;
  /** All targets with a commit in their list. */
  readonly touched: () => Iterable<TargetKey>;
  readonly sizes: () => ListSizes;
  /** The commits from `from` up to `to`, before and after which there were as many others. */
  readonly save: (from: number, to: number, before: ListSizes, after: ListSizes) => ColumnData;
  /** Adds stored commits; the caller links them. */
  readonly load: (part: ColumnData) => void;
}

/** The number of targets and of additional cells at a moment. */
export interface ListSizes {
  readonly targets: number;
  readonly extras: number;
}

/** `compare` is the common order of commits. */
export function createTargetLists(compare: (commit: number, other: number) => number): TargetLists {
  const targets = createTextIndex();
  const cells = createTargetCells();
  const marks = createCellMarks();
  /** By target: the cell of its newest commit plus one, so that zero is none. */
  const newest = createColumn('u32');
  const counts = createWideningColumn();
  const ofTicket = createColumn('u8');

  function codeOf(target: TargetKey): number {
    const code = targets.add(target);
    if (code === newest.length) register(target);
    return code;
  }

  function register(target: TargetKey): void {
    newest.push(0);
    counts.push(0);
    ofTicket.push(isTicket(target) ? 1 : 0);
  }

  const isOfTicket = (cell: Cell) => ofTicket.get(cells.targetOf(cell)) === 1;

  function add(keys: readonly TargetKey[], ofTickets: readonly ThreadMark[]): void {
    let next = 0;
    for (const [at, key] of keys.entries()) {
      const target = codeOf(key);
      const mark = ofTicket.get(target) === 1 ? (ofTickets[next++] ?? noMark) : noMark;
      const packed = marks.packed(mark);
      const cell = at === 0 ? cells.addFirst(target, packed) : cells.addNext(target, packed);
      marks.note(cell, mark);
    }
  }

  function remark(commit: number, ofTickets: readonly ThreadMark[]): void {
    let next = 0;
    cells.each(commit, (cell) => {
      if (!isOfTicket(cell)) return;
      const mark = ofTickets[next++] ?? noMark;
      cells.setMark(cell, marks.packed(mark));
      marks.note(cell, mark);
    });
  }

  function link(cell: Cell): void {
    const target = cells.targetOf(cell);
    const commit = cells.commitOf(cell);
    let newer = -1;
    let older = newest.get(target) - 1;
    // Nearly every commit is newer than all others of its target.
    while (older >= 0 && compare(cells.commitOf(older), commit) > 0) [newer, older] = [older, cells.olderThan(older)];
    cells.setOlder(cell, older);
    if (newer < 0) newest.set(target, cell + 1);
    else cells.setOlder(newer, cell);
    counts.set(target, counts.get(target) + 1);
  }

  function unlink(cell: Cell): void {
    const target = cells.targetOf(cell);
    let newer = -1;
    let at = newest.get(target) - 1;
    while (at >= 0 && at !== cell) [newer, at] = [at, cells.olderThan(at)];
    if (at < 0) return;
    const older = cells.olderThan(cell);
    if (newer < 0) newest.set(target, older + 1);
    else cells.setOlder(newer, older);
    counts.set(target, counts.get(target) - 1);
  }

  function cellsOn(key: TargetKey): Uint32Array {
    const target = targets.find(key);
    const found = new Uint32Array(target < 0 ? 0 : counts.get(target));
    let at = found.length;
    for (let cell = target < 0 ? -1 : newest.get(target) - 1; cell >= 0; cell = cells.olderThan(cell)) {
      at -= 1;
      found[at] = cell;
    }
    return found;
  }

  const markOf = (cell: Cell) => marks.unpacked(cell, cells.markOf(cell));

  return {
    add,
    remark,
    targetsOf: (commit) => {
      const found: TargetKey[] = [];
      cells.each(commit, (cell) => found.push(targets.textAt(cells.targetOf(cell))));
      return found;
    },
    marksOf: (commit) => {
      const found: ThreadMark[] = [];
      cells.each(commit, (cell) => isOfTicket(cell) && found.push(markOf(cell)));
      return found;
    },
    link: (commit, which) => {
      cells.each(commit, (cell) => (which === 'all' || !isOfTicket(cell)) && link(cell));
    },
    unlinkTickets: (commit) => cells.each(commit, (cell) => isOfTicket(cell) && unlink(cell)),
    cellsOn,
    commitOf: cells.commitOf,
    markOf,
    isTouched: (key) => {
      const target = targets.find(key);
      return target >= 0 && newest.get(target) > 0;
    },
    touched: function* () {
      for (let target = 0; target < newest.length; target += 1) {
        if (newest.get(target) > 0) yield targets.textAt(target);
      }
    },
    sizes: () => ({ targets: targets.length, extras: cells.extras() }),
    save: (from, to, before, after) => {
      const isIn = (cell: Cell) => cells.commitOf(cell) >= from && cells.commitOf(cell) < to;
      return joinedData({
        targets: targets.part(before.targets, after.targets),
        cells: cells.save(from, to, before.extras, after.extras),
        marks: marks.save(isIn),
      });
    },
    load: (part) => {
      targets.load(dataIn(part, 'targets'));
      for (let target = newest.length; target < targets.length; target += 1) register(targets.textAt(target));
      cells.load(dataIn(part, 'cells'));
      marks.load(dataIn(part, 'marks'));
    },
  };
}
