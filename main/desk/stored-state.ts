import * as z from 'zod';
import type { RecordState } from '../../shared/domain/records/record.ts';
import { type ColumnData, dataIn } from '../columns/column-data.ts';
import { createState, type DeskState, type OwnDevice } from '../engine/state.ts';
import { restoreCore, restorePerson, type StoredCore } from '../engine/stored-core.ts';
import { createSlices, inSlices } from '../platform/in-slices.ts';
import type { ChunkFiles } from '../snapshot/chunk-files.ts';
import { createStateSaver, type StateFiles, type StateSaver } from './state-saver.ts';

const names = z.array(z.string());

export const stateFilesSchema = z.object({
  hot: names.length(1),
  commits: names,
  rows: names,
  people: names,
  attachments: names,
});

interface StoredState {
  readonly state: DeskState;
  /** Continues with the files that the state was loaded from. */
  readonly saver: StateSaver;
}

type Contents = Readonly<Record<keyof StateFiles, readonly ColumnData[]>>;

/** Loads a stored state; undefined if one of its files is missing or damaged. */
export async function loadState(
  device: OwnDevice,
  files: ChunkFiles,
  names: StateFiles,
): Promise<StoredState | undefined> {
  const contents = await readAll(files, names);
  const [hot] = contents?.hot ?? [];
  if (!contents || !hot) return undefined;
  const state = createState(device);
  // Safe, here and below: the checksum of the file has shown that this program wrote it.
  restoreCore(state, dataIn(hot, 'core').json as StoredCore);
  await inSlices(state.rows.load(dataIn(hot, 'rows')));
  await restorePeople(state, dataIn(hot, 'people'));
  const rest = createSlices();
  for (const chunk of contents.commits) {
    for (const _step of state.commits.load(chunk)) await rest();
  }
  const saver = createStateSaver(state, files, names);
  for (const [at, chunk] of contents.rows.entries()) {
    const from = state.rows.size();
    await inSlices(state.rows.load(chunk));
    state.rowPlaces.loaded(from, state.rows.size(), saver.rows.loaded(names.rows[at] ?? ''));
  }
  for (const [at, chunk] of contents.people.entries()) {
    const place = saver.people.loaded(names.people[at] ?? '');
    saver.people.assign(await restorePeople(state, chunk), place);
  }
  for (const chunk of contents.attachments) {
    state.files.load(chunk);
    await rest();
  }
  return { state, saver };
}

async function readAll(files: ChunkFiles, names: StateFiles): Promise<Contents | undefined> {
  const contents: Record<keyof StateFiles, ColumnData[]> = {
    hot: [],
    commits: [],
    rows: [],
    people: [],
    attachments: [],
  };
  for (const kind of Object.keys(contents) as (keyof StateFiles)[]) {
    for (const name of names[kind]) {
      const data = await files.read(name);
      if (!data) return undefined;
      contents[kind].push(data);
    }
  }
  return contents;
}

/** Adds stored people, and returns those that are known as they are stored: a known one may be newer. */
async function restorePeople(state: DeskState, { json }: ColumnData): Promise<RecordState[]> {
  const stored = json as readonly RecordState[];
  const same: RecordState[] = [];
  let next = 0;
  await inSlices((isEnough) => {
    for (; next < stored.length && !isEnough(); next += 1) {
      const person = stored[next];
      if (!person) continue;
      const known = state.targets.recordsOfKind('person').get(person.id);
      if (!known) restorePerson(state, person);
      if (!known || JSON.stringify(known) === JSON.stringify(person)) same.push(known ?? person);
    }
    return next >= stored.length;
  });
  return same;
}
