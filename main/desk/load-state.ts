import { createLoader } from '../engine/load.ts';
import { foldAgain } from '../engine/refold.ts';
import type { DeskState, OwnDevice } from '../engine/state.ts';
import { deviceFolders, type Journal, type OpenJournalOptions, openJournal } from '../journal/journal.ts';
import type { JournalReport } from '../journal/report.ts';

export interface StateSource extends Omit<OpenJournalOptions, 'device' | 'listener'> {
  readonly device: OwnDevice;
  readonly nowMs: number;
  readonly report: (report: JournalReport) => void;
}

export interface LoadedState {
  readonly state: DeskState;
  readonly journal: Journal;
}

/** How the state of a desk is loaded when it is opened, so that a snapshot can replace reading the journal. */
export type LoadState = (source: StateSource) => Promise<LoadedState>;

/** Reads the whole journal and folds it. */
export async function replayJournal({ device, nowMs, report, ...source }: StateSource): Promise<LoadedState> {
  const isAlone = (await deviceFolders(source.disk, source.path)).every((name) => name === device.id);
  const loader = createLoader(device, isAlone, report);
  const found = (one: JournalReport) => {
    loader.lost(one);
    report(one);
  };
  const journal = await openJournal({ ...source, device: device.id, listener: { commit: loader.add, report: found } });
  const state = loader.finish(nowMs);
  await foldAgain(state, { journal }, loader.toFold());
  return { state, journal };
}
