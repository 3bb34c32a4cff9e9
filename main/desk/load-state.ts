import { createIndexPass } from '../engine/load/index-pass.ts';
import { addRowsOf } from '../engine/load/open-tickets.ts';
import { wantedFirst } from '../engine/load/wanted-first.ts';
import type { DeskState, OwnDevice } from '../engine/state.ts';
import { type Extent, journalExtent } from '../journal/extent.ts';
import { deviceFolders, type Journal, type OpenJournalOptions, openJournal } from '../journal/journal.ts';
import type { JournalReport } from '../journal/report.ts';
import type { PlacedCommit } from '../journal/segment.ts';
import { deskNameIn } from './desk-name.ts';
import { loadClosed, type RestPorts } from './load-closed.ts';
import type { Reached } from './missing-tail.ts';
import type { OpeningPorts } from './opening.ts';
import { createProgressSteps } from './progress-steps.ts';
import type { StateSaver } from './state-saver.ts';
import { stoppable } from './stoppable.ts';
import { isTicketReport } from './ticket-report.ts';

export interface StateSource extends Omit<OpenJournalOptions, 'device' | 'listener' | 'rest' | 'wanted'> {
  readonly device: OwnDevice;
  readonly nowMs: number;
  readonly report: (report: JournalReport) => void;
  readonly opening: OpeningPorts;
  /**
   * Resolves once this process may write as the device, and rejects if it may not. Nothing is written before, but
   * a snapshot may be read.
   */
  readonly mayWrite: Promise<unknown>;
  /** A journal of at most so many bytes is read completely before the desk is open. */
  readonly readAtOnce?: number;
}

export interface LoadedState {
  readonly state: DeskState;
  readonly journal: Journal;
  /** Loads what is missing once the desk is open: the rows of closed tickets. It throws when the signal is aborted. */
  readonly loadRest?: (ports: RestPorts) => Promise<void>;
  /** Stores it again without writing what is stored already; only for a state that was not read from the journal. */
  readonly saver?: StateSaver;
  /** How far the journals reach, if not all commits are loaded yet. */
  readonly reached?: Reached;
  /** How many commits were added since it was stored. */
  readonly unstored?: number;
}

/** How the state of a desk is loaded when it is opened, so that a snapshot can replace reading the journal. */
export type LoadState = (source: StateSource) => Promise<LoadedState>;

/** Reading so much again takes less time than a person notices. */
const usuallyAtOnce = 4 * 1024 * 1024;

/** Putting the open tickets together takes about so much of the time until the desk is open. */
const ticketsShare = 0.2;

/**
 * Reads the journal. The desk can be opened once every commit has been found and the open tickets are there; closed
 * tickets follow.
 */
export async function replayJournal(source: StateSource): Promise<LoadedState> {
  const { disk, path, opening, report, mayWrite, readAtOnce = usuallyAtOnce } = source;
  await mayWrite;
  const extent = await journalExtent(disk, path);
  const { onProgress, signal } = opening;
  const rest = stoppable(signal);
  const { state, journal, openTickets, changes, name } = await readOnce(source, extent, rest);
  try {
    const share = (done: number) => 1 - ticketsShare * (1 - done);
    await addRowsOf(state, { journal }, openTickets, {
      rest,
      onProgress: (done) => {
        onProgress({ name, stage: 'tickets', fraction: share(done / openTickets.length), changes });
      },
    });
    const loadRest = (ports: RestPorts) => loadClosed({ disk, path, extent, state, journal }, ports);
    if (extent.bytes > readAtOnce) {
      state.rows.begin();
      return { state, journal, loadRest };
    }
    await loadRest({ inTurn: (task) => task(), report, onProgress: () => undefined, signal });
    return { state, journal };
  } catch (error) {
    await journal.close();
    throw error;
  }
}

async function readOnce(source: StateSource, extent: Extent, rest: () => Promise<void> | undefined) {
  const { device, nowMs, report, opening, disk, path } = source;
  const isAlone = (await deviceFolders(disk, path)).every((name) => name === device.id);
  const isStep = createProgressSteps();
  let changes = 0;
  let name: string | null = null;
  const found = (one: JournalReport) => {
    // Damage to the events of tickets is reported when all of them are read.
    if (isTicketReport(one)) return;
    pass.lost(one);
    report(one);
  };
  const pass = createIndexPass(device, isAlone, found);
  const commit = (placed: PlacedCommit) => {
    pass.add(placed);
    changes += 1;
    name = deskNameIn(placed) ?? name;
    const fraction = (1 - ticketsShare) * (extent.before(placed.position) / extent.bytes);
    if (isStep(fraction)) opening.onProgress({ name, stage: 'changes', fraction, changes });
  };
  const listener = { commit, report: found };
  const journal = await openJournal({ ...source, device: device.id, listener, rest, wanted: wantedFirst });
  return { ...(await pass.finish(nowMs, rest)), journal, changes, name };
}
