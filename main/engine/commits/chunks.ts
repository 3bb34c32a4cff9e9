import type { Lineage, StoredBranch } from '../../../shared/domain/lineage.ts';
import { type ColumnData, dataIn, joinedData } from '../../columns/column-data.ts';
import { createWideningColumn, wideningIn } from '../../columns/widening.ts';
import type { ColumnSizes, CommitColumns } from './commit-columns.ts';
import type { CommitNotes } from './commit-notes.ts';
import type { ListSizes, TargetLists } from './target-lists.ts';

/** The commits of one chunk. A full chunk never changes. */
export const chunkLength = 8_192;

/** The most commits that are loaded in one go: less than a millisecond. */
const step = 512;

/** The index of commits in chunks, as it is stored. */
export interface Chunks {
  /** Tells that the next commit is about to be added. */
  readonly begin: (commit: number) => void;
  readonly save: (from: number) => ColumnData;
  /** Calls `settle` for each commit of the chunk, in their order, once its columns are there. */
  readonly load: (chunk: ColumnData, settle: (commit: number) => void) => Iterable<unknown>;
}

interface Parts {
  readonly columns: CommitColumns;
  readonly lists: TargetLists;
  readonly notes: CommitNotes;
  readonly lineage: Lineage;
}

/** The sizes of everything that grows with commits, but not by one for each. */
interface Sizes {
  readonly columns: ColumnSizes;
  readonly lists: ListSizes;
  readonly branches: number;
}

export function createChunks({ columns, lists, notes, lineage }: Parts, inChunk: number): Chunks {
  /** The sizes at the beginning of each chunk. */
  const beginnings: Sizes[] = [];

  function sizes(): Sizes {
    return { columns: columns.sizes(), lists: lists.sizes(), branches: lineage.branches().length };
  }

  function begin(commit: number): void {
    if (commit % inChunk === 0) beginnings.push(sizes());
  }

  function save(from: number): ColumnData {
    const before = beginnings[from / inChunk];
    if (!before) throw new RangeError(`No chunk begins with commit ${from}`);
    const after = beginnings[from / inChunk + 1] ?? sizes();
    const to = Math.min(from + inChunk, columns.length);
    const branch = createWideningColumn();
    for (let commit = from; commit < to; commit += 1) branch.push(lineage.branchOf(commit, columns.device(commit)));
    const branches = lineage.branches().slice(before.branches, after.branches);
    return joinedData({
      columns: columns.save(from, to, before.columns, after.columns),
      lists: lists.save(from, to, before.lists, after.lists),
      notes: notes.save(from, to),
      lineage: { json: branches, arrays: { branch: branch.part(0, to - from) } },
    });
  }

  function* load(chunk: ColumnData, settle: (commit: number) => void): Iterable<unknown> {
    const from = columns.length;
    begin(from);
    columns.load(dataIn(chunk, 'columns'));
    lists.load(dataIn(chunk, 'lists'));
    notes.load(dataIn(chunk, 'notes'));
    const stored = dataIn(chunk, 'lineage');
    // Safe: `save` wrote it, and stored bytes are checked before they are read.
    lineage.open(stored.json as readonly StoredBranch[]);
    for (const [at, branch] of wideningIn(stored, 'branch').entries()) {
      if (at % step === 0) yield;
      lineage.restore(from + at, branch);
      settle(from + at);
    }
  }

  return { begin, save, load };
}
