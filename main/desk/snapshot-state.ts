import { applyTail } from '../engine/apply-tail.ts';
import type { OwnDevice } from '../engine/state.ts';
import { readTail } from '../journal/journal.ts';
import type { JournalMark } from '../journal/mark.ts';
import { isLoss, type JournalReport } from '../journal/report.ts';
import { deviceOfFolder } from '../journal/scan.ts';
import { systemClock } from '../platform/clock.ts';
import type { SnapshotFolder } from '../snapshot/snapshot-folder.ts';
import type { RestPorts } from './load-closed.ts';
import type { LoadedState, LoadState, StateSource } from './load-state.ts';
import type { Reached } from './missing-tail.ts';
import { type SnapshotSizes, type StateFiles, usualSizes } from './state-saver.ts';
import { loadStored, SnapshotUnreadable, type StoredState } from './stored-state.ts';

/** What a snapshot stands for. */
export interface Stands {
  /** The device that it was written by; another one would take the same commits for somebody else's. */
  readonly device: string;
  readonly journal: JournalMark;
  /** What reading the journal found. */
  readonly findings: readonly JournalReport[];
}

/** More lines than are added between two snapshots; reading everything is quicker than folding so many again. */
const longestTail = 5_000;

/** Loads the newest snapshot that is still true and the lines added since; else everything is read. */
export function fromSnapshot(folder: SnapshotFolder, readAll: LoadState, sizes = usualSizes): LoadState {
  return async (source) => {
    for (const manifest of await folder.snapshots()) {
      // Safe: the checksum and the writer have shown that this program stored them.
      const stands = manifest.stands as Stands;
      const files = manifest.files as Record<keyof StateFiles, readonly string[]>;
      if (stands.device !== source.device.id) continue;
      const loaded = await load(folder, source, stands, files, sizes);
      // If the journal is not what a snapshot says, an older one does not help either.
      if (loaded === 'untrue') break;
      if (loaded !== 'unreadable') return loaded;
    }
    return readAll(source);
  };
}

async function load(
  folder: SnapshotFolder,
  { device, nowMs, report, mayWrite, ...source }: StateSource,
  { journal: mark, findings }: Stands,
  files: StateFiles,
  sizes: SnapshotSizes,
): Promise<LoadedState | 'untrue' | 'unreadable'> {
  const listener = { commit: () => undefined, report };
  const [tail, areThere, stored] = await Promise.all([
    readTail({ ...source, device: device.id, listener }, mark, longestTail),
    folder.files.areThere(Object.values(files).flat()),
    readable(() => loadStored(device, folder.files, files, sizes)),
  ]);
  if (!tail) return 'untrue';
  if (!areThere || !stored) return 'unreadable';
  const { state, saver } = stored;
  // What was added is folded with what it was added to; and only all tickets tell which of lost records they need.
  const isHot = tail.commits.length === 0 && !findings.some(isLoss);
  if (isHot) {
    await mayWrite;
    const journal = await tail.open();
    findings.forEach(report);
    const loadRest = restOf(stored, folder, sizes.firstPageMs);
    return { state, journal, saver, unstored: 0, reached: reachedIn(device, mark), loadRest };
  }
  if (!(await readable(() => loadAll(stored)))) return 'unreadable';
  await mayWrite;
  const journal = await tail.open();
  const found = [...findings];
  const ports = { journal, nowMs, report: (one: JournalReport) => void found.push(one) };
  if (!(await applyTail(state, ports, tail.commits))) {
    await journal.close();
    return 'untrue';
  }
  found.forEach(report);
  return { state, journal, saver, unstored: tail.commits.length };
}

async function readable<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof SnapshotUnreadable) return undefined;
    throw error;
  }
}

async function loadAll({ loadIndex, loadClosed }: StoredState): Promise<true> {
  await loadIndex();
  await loadClosed(() => undefined);
  return true;
}

/** Operations wait for the index, which is the first task between them. */
function restOf({ state, loadIndex, loadClosed }: StoredState, folder: SnapshotFolder, firstPageMs: number) {
  state.index.begin();
  state.rows.begin();

  async function loadRest({ inTurn, onProgress, signal }: RestPorts): Promise<void> {
    const load = async () => {
      if (firstPageMs > 0) await firstPage(firstPageMs, state.index.whenWanted(), signal);
      await loadIndex();
    };
    await inTurn(load).finally(state.index.complete);
    await loadClosed((fraction) => {
      signal.throwIfAborted();
      onProgress({ fraction, changes: 0 });
    });
  }

  return async (ports: RestPorts): Promise<void> => {
    try {
      await loadRest(ports);
    } catch (error) {
      // The desk has to be opened again, by reading its journal.
      if (error instanceof SnapshotUnreadable) await folder.clear();
      throw error;
    }
  };
}

function firstPage(ms: number, wanted: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      callOff();
      signal.removeEventListener('abort', goOn);
      resolve();
    };
    const callOff = systemClock.after(ms, goOn);
    signal.addEventListener('abort', goOn);
    wanted.then(goOn, goOn);
  });
}

/** The marked lines are all there, so a device reaches at least as far as they do. */
function reachedIn(device: OwnDevice, mark: JournalMark): Reached {
  const tips = Object.entries(mark).map(([folder, { tip }]) => ({ folder, id: deviceOfFolder(folder), ...tip }));
  const own = tips.find(({ folder }) => folder === device.id);
  return {
    device,
    last: (id) => Math.max(0, ...tips.filter((tip) => tip.id === id).map(({ seq }) => seq)),
    ownLast: own?.seq ?? 0,
    own: (seq) => (own?.seq === seq ? [own.sum] : []),
  };
}
