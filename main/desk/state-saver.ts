import { type ColumnData, joinedData } from '../columns/column-data.ts';
import { chunkLength } from '../engine/commits/chunks.ts';
import type { DeskState } from '../engine/state.ts';
import { coreOf } from '../engine/stored-core.ts';
import { allSteps, backgroundSliceMs, createSlices } from '../platform/in-slices.ts';
import type { ChunkFiles } from '../snapshot/chunk-files.ts';
import { type ChunkedSet, createChunkedSet } from '../snapshot/chunked-set.ts';
import { createGrowingFiles, type GrowingFiles } from '../snapshot/growing-files.ts';
import { inShownOrder } from './shown-order.ts';

/** The names of the files of a stored state. */
export interface StateFiles {
  /** What is needed first: desk records, open tickets and their requesters, and whatever is in no other file. */
  readonly hot: readonly string[];
  readonly commits: readonly string[];
  /** Closed tickets, newest file first. */
  readonly rows: readonly string[];
  /** Newest file first. */
  readonly people: readonly string[];
  readonly attachments: readonly string[];
}

/** Stores the state of an open desk again and again; what has not changed stays in its files. */
export interface StateSaver {
  /**
   * Commits that are applied during the call may be in some of the files and not in others: when the state is loaded,
   * all lines after those that were applied before the call are applied again.
   */
  readonly save: () => Promise<StateFiles>;
  /** Files that the state was loaded from are continued. */
  readonly commits: Pick<GrowingFiles, 'continueFrom'>;
  readonly attachments: Pick<GrowingFiles, 'continueFrom'>;
  readonly rows: Pick<ChunkedSet<number>, 'loaded'>;
  readonly people: Pick<ChunkedSet<number>, 'loaded'>;
}

export interface SnapshotSizes {
  /** The most tickets or people in one file: so many are packed within a slice. */
  readonly largest: number;
  /** The most closed tickets or people that are in no file of their own. */
  readonly mostLoose: number;
  /** The most commits that are in no snapshot: a start folds them, which takes about as long as the rest of it. */
  readonly mostUnstored: number;
  /** The same while one change follows another. */
  readonly mostUnstoredAtWork: number;
  /** For so long the first questions of a window are answered before loading continues, unless somebody waits for it. */
  readonly firstPageMs: number;
}

export const usualSizes: SnapshotSizes = {
  largest: 2_500,
  mostLoose: 500,
  mostUnstored: 300,
  mostUnstoredAtWork: 3_000,
  firstPageMs: 100,
};

/** At least as many rows as a window asks for first. */
const firstPage = 100;

export function createStateSaver(
  state: DeskState,
  files: ChunkFiles,
  { largest, mostLoose }: SnapshotSizes,
): StateSaver {
  const commits = createGrowingFiles({
    ...{ chunkLength, size: state.commits.size },
    write: (from) => files.write('commits', state.commits.save(from)),
  });
  const attachments = createGrowingFiles({
    ...{ chunkLength: largest, size: state.files.size },
    write: (from, to) => files.write('attachments', state.files.save(from, to)),
  });
  let dropped = state.dropped;

  const rows = createChunkedSet<number>({
    ...{ largest, mostLoose },
    membership: { chunkOf: state.rowPlaces.placeOf, assign: state.rowPlaces.assign },
    write: async (ordinals) => files.write('rows', await savedRows(ordinals)),
  });
  const people = createChunkedSet<number>({
    ...{ largest, mostLoose },
    membership: { chunkOf: state.people.places.placeOf, assign: state.people.places.assign },
    write: (ordinals) => files.write('people', state.people.save(ordinals)),
  });

  /** The ordinals of open tickets in the order of the first queue, and of closed ones. */
  async function ordinals() {
    const rest = createSlices(backgroundSliceMs);
    const cursor = state.rows.cursor();
    const [open, closed]: number[][] = [[], []];
    for (let ordinal = 0; ordinal < state.rows.size(); ordinal += 1) {
      if (state.rows.isThere(ordinal)) (cursor.at(ordinal).state === 'open' ? open : closed)?.push(ordinal);
      const pause = rest();
      if (pause) await pause;
    }
    return { open: await inShownOrder(state, open ?? []), closed: closed ?? [] };
  }

  async function save(): Promise<StateFiles> {
    if (state.dropped !== dropped) {
      dropped = state.dropped;
      rows.spoil();
      people.spoil();
    }
    const { open, closed } = await ordinals();
    const openOrder = { json: open.name, arrays: {} };
    const storedRows = await rows.store(closed);
    const storedPeople = await people.store([...state.people.ordinals()]);
    const growing = { attachments: await attachments.store(), commits: await commits.store() };
    const hot = await files.write(
      'hot',
      await hotData([...open.sorted, ...storedRows.loose], storedPeople.loose, openOrder),
    );
    return { hot: [hot], ...growing, rows: storedRows.names, people: storedPeople.names };
  }

  function savedRows(chosen: readonly number[]): Promise<ColumnData> {
    return allSteps(state.rows.save(chosen.filter(state.rows.isThere)), createSlices(backgroundSliceMs));
  }

  async function hotData(
    chosen: readonly number[],
    persons: readonly number[],
    openOrder: ColumnData,
  ): Promise<ColumnData> {
    const rows = await savedRows(chosen);
    const present = chosen.filter(state.rows.isThere);
    const named = new Set(persons);
    const cursor = state.rows.cursor();
    for (const ordinal of present) {
      const person = state.people.ordinalOf(cursor.at(ordinal).requesterId);
      if (person >= 0) named.add(person);
    }
    const shownFirst = new Set(present.slice(0, firstPage).map((ordinal) => cursor.at(ordinal).requesterId));
    return joinedData({
      core: {
        json: coreOf(
          state,
          [...shownFirst].flatMap((id) => state.people.get(id) ?? []),
        ),
        arrays: {},
      },
      rows,
      openOrder,
      people: state.people.save([...named]),
    });
  }

  return { save, commits, attachments, rows, people };
}
