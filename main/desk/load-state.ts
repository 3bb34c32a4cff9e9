import * as z from 'zod';
import { createLoader } from '../engine/load.ts';
import { foldAgain } from '../engine/refold.ts';
import type { DeskState, OwnDevice } from '../engine/state.ts';
import { journalExtent } from '../journal/extent.ts';
import { deviceFolders, type Journal, type OpenJournalOptions, openJournal } from '../journal/journal.ts';
import type { JournalReport } from '../journal/report.ts';
import type { PlacedCommit } from '../journal/segment.ts';
import type { OpeningPorts } from './opening.ts';

export interface StateSource extends Omit<OpenJournalOptions, 'device' | 'listener'> {
  readonly device: OwnDevice;
  readonly nowMs: number;
  readonly report: (report: JournalReport) => void;
  readonly opening: OpeningPorts;
}

export interface LoadedState {
  readonly state: DeskState;
  readonly journal: Journal;
}

/** How the state of a desk is loaded when it is opened, so that a snapshot can replace reading the journal. */
export type LoadState = (source: StateSource) => Promise<LoadedState>;

/** Reads the whole journal and folds it. */
export async function replayJournal({ device, nowMs, report, opening, ...source }: StateSource): Promise<LoadedState> {
  const isAlone = (await deviceFolders(source.disk, source.path)).every((name) => name === device.id);
  const loader = createLoader(device, isAlone, report);
  const found = (one: JournalReport) => {
    loader.lost(one);
    report(one);
  };
  const extent = await journalExtent(source.disk, source.path);
  let changes = 0;
  let name: string | null = null;
  const commit = (placed: PlacedCommit) => {
    opening.signal.throwIfAborted();
    loader.add(placed);
    changes += 1;
    name = deskNameIn(placed) ?? name;
    const fraction = extent.before(placed.position) / extent.bytes;
    opening.onProgress({ name, stage: 'changes', fraction, changes });
  };
  const journal = await openJournal({ ...source, device: device.id, listener: { commit, report: found } });
  const state = loader.finish(nowMs);
  await foldAgain(state, { journal }, loader.toFold());
  return { state, journal };
}

/** The name of the desk, if a commit gives it one. */
function deskNameIn({ events }: PlacedCommit): string | undefined {
  const record = events.find(({ type, on }) => type === 'record.put' && on === 'desk:desk');
  return deskName.safeParse(record?.value).data?.fields.name;
}

const deskName = z.object({ fields: z.object({ name: z.string().min(1) }) });
