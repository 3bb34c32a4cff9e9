import { replayJournal } from '../../../main/desk/load-state.ts';
import { unattended } from '../../../main/desk/opening.ts';
import { type ClosedPass, createClosedPass } from '../../../main/engine/load/closed-pass.ts';
import { createIndexPass } from '../../../main/engine/load/index-pass.ts';
import { createLoader } from '../../../main/engine/load/loader.ts';
import { wantedFirst } from '../../../main/engine/load/wanted-first.ts';
import { foldAgain } from '../../../main/engine/refold.ts';
import type { DeskState, OwnDevice } from '../../../main/engine/state.ts';
import { deviceFolders, type Journal, openJournal } from '../../../main/journal/journal.ts';
import type { JournalReport } from '../../../main/journal/report.ts';
import { checkFolder } from '../../../main/journal/scan.ts';
import type { PlacedCommit } from '../../../main/journal/segment.ts';
import type { ThreadMark } from '../../../shared/views/thread-mark.ts';
import type { MemoryDisk } from '../../support/memory-disk.ts';

const path = '/desk/journal';
const guard = async () => undefined;

export interface Loaded {
  readonly state: DeskState;
  readonly journal: Journal;
  readonly reports: JournalReport[];
}

/** Loads a desk by folding all of its events at once: the slow model of loading it in phases. */
export async function loadedAtOnce(disk: MemoryDisk, device: OwnDevice, nowMs: number): Promise<Loaded> {
  const reports: JournalReport[] = [];
  const report = (one: JournalReport) => void reports.push(one);
  const loader = createLoader(device, false, report);
  const found = (one: JournalReport) => {
    loader.lost(one);
    report(one);
  };
  const listener = { commit: loader.add, report: found };
  const journal = await openJournal({ disk, path, device: device.id, guard, startNewSegment: false, listener });
  const state = loader.finish(nowMs);
  await foldAgain(state, { journal }, loader.toFold());
  return { state, journal, reports };
}

export interface Phased extends Loaded {
  /** Loads what is missing, between whatever else the desk does. */
  readonly loadRest: (inTurn: <T>(task: () => Promise<T>) => Promise<T>) => Promise<void>;
}

/** Loads a desk as far as it has to be to be opened. */
export async function loadedInPhases(disk: MemoryDisk, device: OwnDevice, nowMs: number): Promise<Phased> {
  const reports: JournalReport[] = [];
  const report = (one: JournalReport) => void reports.push(one);
  const source = { disk, path, device, guard, startNewSegment: false, nowMs, report, opening: unattended };
  const { state, journal, loadRest } = await replayJournal({ ...source, mayWrite: Promise.resolve(), readAtOnce: 0 });
  return {
    state,
    journal,
    reports,
    loadRest: async (inTurn) => {
      const onProgress = () => undefined;
      await loadRest?.({ inTurn, report, onProgress, signal: unattended.signal });
      state.rows.complete();
    },
  };
}

/** A desk of which every commit is known and no ticket, and all of its commits in the order in which they are read again. */
export interface IndexedOnly extends Loaded {
  readonly pass: ClosedPass;
  readonly again: readonly PlacedCommit[];
}

export async function indexedOnly(disk: MemoryDisk, device: OwnDevice, nowMs: number): Promise<IndexedOnly> {
  const reports: JournalReport[] = [];
  const report = (one: JournalReport) => void reports.push(one);
  const first = createIndexPass(device, false, report);
  const listener = { commit: first.add, report: first.lost };
  const how = { disk, path, device: device.id, guard, startNewSegment: false, listener, wanted: wantedFirst };
  const journal = await openJournal(how);
  const { state } = await first.finish(nowMs, () => undefined);
  const again: PlacedCommit[] = [];
  for (const folder of await deviceFolders(disk, path)) {
    const collect = { commit: (placed: PlacedCommit) => void again.push(placed), report: () => undefined };
    await checkFolder({ disk, journal: path, folder, listener: collect });
  }
  return { state, journal, reports, pass: createClosedPass(state, report), again };
}

/** What is compared of what a commit adds to a thread. */
type Shown = (mark: ThreadMark) => object;

/** Everything that a desk knows once it is loaded, in a form that can be compared. */
export function knownBy({ state, reports }: Omit<Loaded, 'journal'>, shown: Shown = (mark) => mark) {
  const { commits, rows, targets, chain, clock, lastCounter, takenCounters, saw, files, lineage } = state;
  const ordinals = [...Array(rows.size()).keys()].filter(rows.isThere);
  return {
    rows: byKey(ordinals.map((ordinal) => [rows.idAt(ordinal), rows.row(ordinal)])),
    histories: historiesOf(state, shown),
    records: byKey(
      [...commits.touched()].filter((key) => !key.startsWith('ticket:')).map((key) => [key, targets.get(key)]),
    ),
    files: [...files.all()].map((file) => JSON.stringify(file)).sort(),
    tips: byKey([...lineage.tips()]),
    people: byKey(
      [...targets.recordsOfKind('person').keys()].map((id) => [id, [...state.people.entriesOf(id)].sort()]),
    ),
    counters: [lastCounter, [...takenCounters].sort()],
    end: [chain, clock, saw],
    reports: reports.map((report) => JSON.stringify(report)).sort(),
  };
}

/** What each target’s commits are, and add to its thread. */
function historiesOf({ commits }: DeskState, shown: Shown) {
  return byKey(
    [...commits.touched()].map((key) => {
      const history = commits.historyOf(key);
      const places = [...Array(history.length).keys()];
      return [key, places.map((at) => [history.entryAt(at).ref.sum, JSON.stringify(shown(history.markAt(at)))])];
    }),
  );
}

function byKey(entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
