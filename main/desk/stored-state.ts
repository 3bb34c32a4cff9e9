import { type ColumnData, dataIn } from '../columns/column-data.ts';
import { createState, type DeskState, type OwnDevice } from '../engine/state.ts';
import { restoreCore, type StoredCore } from '../engine/stored-core.ts';
import { createSlices, inSlices } from '../platform/in-slices.ts';
import type { ChunkFiles } from '../snapshot/chunk-files.ts';
import { createStateSaver, type SnapshotSizes, type StateFiles, type StateSaver } from './state-saver.ts';

/** A state of which only the part that is needed first is loaded. */
export interface StoredState {
  readonly state: DeskState;
  /** Loads all commits, people and attachments: operations need them. */
  readonly loadIndex: () => Promise<void>;
  /** Loads the rows of closed tickets; `onProgress` is told which part of them is there. */
  readonly loadClosed: (onProgress: (fraction: number) => void) => Promise<void>;
  /** Continues with the files that the state was loaded from. */
  readonly saver: StateSaver;
}

/** A file of a snapshot is missing or damaged; the message is its name. */
export class SnapshotUnreadable extends Error {}

/** Loads desk records, open tickets and their requesters. */
export async function loadStored(
  device: OwnDevice,
  files: ChunkFiles,
  names: StateFiles,
  sizes: SnapshotSizes,
): Promise<StoredState> {
  const hot = await read(files, names.hot[0] ?? '');
  const state = createState(device);
  await inSlices(state.rows.load(dataIn(hot, 'rows')));
  state.rows.setOpenOrder(dataIn(hot, 'openOrder').json as string); // Safe: the saver wrote the name of an order.
  const rest = createSlices();
  for (const _step of state.people.load(dataIn(hot, 'people'))) await rest();
  // Safe: the checksum of the file has shown that this program wrote it.
  restoreCore(state, dataIn(hot, 'core').json as StoredCore);
  const saver = createStateSaver(state, files, sizes);

  async function loadIndex(): Promise<void> {
    for (const name of names.commits) {
      for (const _step of state.commits.load(await read(files, name))) await rest();
    }
    for (const name of names.people) {
      const people = await read(files, name);
      for (const _step of state.people.load(people, saver.people.loaded(name))) await rest();
    }
    for (const name of names.attachments) {
      state.files.load(await read(files, name));
      await rest();
    }
    saver.commits.continueFrom(names.commits);
    saver.attachments.continueFrom(names.attachments);
  }

  async function loadClosed(onProgress: (fraction: number) => void): Promise<void> {
    for (const [at, name] of names.rows.entries()) {
      const from = state.rows.size();
      await inSlices(state.rows.load(await read(files, name)));
      state.rowPlaces.loaded(from, state.rows.size(), saver.rows.loaded(name));
      onProgress((at + 1) / names.rows.length);
    }
  }

  return { state, loadIndex, loadClosed, saver };
}

async function read(files: ChunkFiles, name: string): Promise<ColumnData> {
  const data = await files.read(name);
  if (!data) throw new SnapshotUnreadable(name);
  return data;
}
