import type { Loading } from '../../shared/bridge/loading.ts';
import { createClosedPass } from '../engine/load/closed-pass.ts';
import { addRowsOf } from '../engine/load/open-tickets.ts';
import type { DeskState } from '../engine/state.ts';
import type { Extent } from '../journal/extent.ts';
import { deviceFolders, type Journal } from '../journal/journal.ts';
import type { JournalReport } from '../journal/report.ts';
import { checkFolder } from '../journal/scan.ts';
import type { PlacedCommit } from '../journal/segment.ts';
import type { Disk } from '../platform/disk.ts';
import { createProgressSteps } from './progress-steps.ts';
import { stoppable } from './stoppable.ts';
import { isTicketReport } from './ticket-report.ts';

export interface RestPorts {
  /** Runs a task between the operations of the desk. */
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>;
  readonly report: (report: JournalReport) => void;
  readonly onProgress: (loading: Loading) => void;
  readonly signal: AbortSignal;
}

export interface IndexedDesk {
  readonly disk: Disk;
  /** The `journal` folder of the desk. */
  readonly path: string;
  readonly extent: Extent;
  readonly state: DeskState;
  readonly journal: Journal;
}

/** Reads the journal a second time, for the tickets that have no row yet, and reports the damage of their events. */
export async function loadClosed(
  { disk, path, extent, state, journal }: IndexedDesk,
  { inTurn, report, onProgress, signal }: RestPorts,
): Promise<void> {
  const rest = stoppable(signal);
  const pass = createClosedPass(state, report);
  const isStep = createProgressSteps();
  let changes = 0;
  const commit = (placed: PlacedCommit) => {
    pass.add(placed);
    changes += 1;
    const fraction = extent.before(placed.position) / extent.bytes;
    if (isStep(fraction)) onProgress({ fraction, changes });
  };
  const found = (one: JournalReport) => {
    if (isTicketReport(one)) report(one);
  };
  for (const folder of await deviceFolders(disk, path)) {
    await checkFolder({ disk, journal: path, folder, listener: { commit, report: found }, rest });
  }
  const remaining = await pass.remaining(rest);
  for (let from = 0; from < remaining.length; from += atOnce) {
    const some = remaining.slice(from, from + atOnce);
    // A change applied during the read would make the result out of date.
    await inTurn(() => addRowsOf(state, { journal }, some, { rest, onProgress: () => undefined }));
  }
}

/** So many tickets are read between two operations. */
const atOnce = 16;
