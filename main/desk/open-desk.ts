import { join } from 'node:path';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { EnginePorts } from '../engine/ports.ts';
import type { DeskState } from '../engine/state.ts';
import type { JournalReport } from '../journal/report.ts';
import type { Clock } from '../platform/clock.ts';
import { NotSaved } from '../platform/failure.ts';
import { beginSlice } from '../platform/in-slices.ts';
import { createSnapshotFolder } from '../snapshot/snapshot-folder.ts';
import { type BackgroundLoading, loadInBackground } from './background-loading.ts';
import { claimState } from './claimed-state.ts';
import { conditionOf, type DeskCondition } from './condition.ts';
import type { DeskLocation } from './desk-location.ts';
import type { HighWaterMark } from './device-note.ts';
import { recordHighWaterMark } from './high-water-mark.ts';
import { type DeskFile, finishFounding, readDeskFile } from './identity.ts';
import { createVerification, type JournalVerification } from './journal-verification.ts';
import type { RestPorts } from './load-closed.ts';
import { type LoadState, replayJournal } from './load-state.ts';
import { type DeskLock, type LockIdentity, takeLock } from './lock.ts';
import { type OpeningPorts, unattended } from './opening.ts';
import { createReportList, type ReportList } from './report-list.ts';
import { createSnapshotKeeper, type SnapshotLog } from './snapshot-keeper.ts';
import { fromSnapshot } from './snapshot-state.ts';
import { createStateSaver, type SnapshotSizes, usualSizes } from './state-saver.ts';
import { heldElsewhere, unopened, unreadable } from './unopened.ts';

export interface SnapshotPorts {
  /** Names the running program: snapshots of another one are not used. */
  readonly writer: string;
  readonly log: SnapshotLog;
  readonly sizes?: SnapshotSizes;
}

/** A desk that this process has open. */
export interface OpenDesk extends ReportList, Pick<JournalVerification, 'verify'> {
  readonly folder: string;
  readonly file: DeskFile;
  readonly engine: Engine;
  readonly lock: DeskLock;
  /** The loading of closed tickets. */
  readonly loading: BackgroundLoading;
  /** Waits for pending writes, then releases the folder. */
  readonly close: () => Promise<void>;
}

export interface OpenDeskPorts extends Omit<EnginePorts, 'journal' | 'newId' | 'beginSlice'> {
  /** The computer’s clock; the engine’s may be another one. */
  readonly clock: Clock;
  readonly location: DeskLocation;
  readonly identity: LockIdentity;
  /** The token of the lock that the person chose to take over. */
  readonly takeOver?: string | undefined;
  /** How the state is loaded: by default from the snapshot, or by reading the journal. */
  readonly loadState?: LoadState | undefined;
  /** How many whole tickets stay in memory. */
  readonly mostTickets?: number | undefined;
  readonly snapshots?: SnapshotPorts;
  readonly opening?: OpeningPorts;
}

/**
 * Opens the desk in a folder, or returns why it cannot be opened. Nothing is written before the desk is known to be
 * complete.
 */
export async function openDesk(ports: OpenDeskPorts): Promise<Result<OpenDesk>> {
  const { location, identity, takeOver } = ports;
  try {
    const problem = problemOf(location.folder, await conditionOf(location));
    if (problem) return problem;
    const since = new Date(ports.clock.nowMs()).toISOString();
    const lock = await takeLock(location.disk, location.folder, identity, { since, takeOver });
    if ('heldBy' in lock) return heldElsewhere(location.folder, lock.heldBy, identity);
    ports.opening?.onLocked(lock);
    return await openLocked(ports, lock);
  } catch (error) {
    if (ports.opening?.signal.aborted) return failed('unavailable', 'desk.closed');
    return unreadable(location, error);
  }
}

/** Why a desk in this condition is not opened; undefined if it can be. */
export function problemOf(folder: string, condition: DeskCondition) {
  switch (condition.kind) {
    case 'none':
      return failed('not-found', 'desk.not-there', { details: { folder } });
    case 'newer':
      return unopened(folder, 'newer-format');
    case 'no-file':
      return unopened(folder, 'desk-file-missing', condition);
    case 'incomplete':
      return unopened(folder, 'desk-incomplete', condition);
    case 'begun':
    case 'desk':
      return undefined;
  }
}

async function openLocked(ports: OpenDeskPorts, lock: DeskLock): Promise<Result<OpenDesk>> {
  const { location, opening = unattended, snapshots = unwatched } = ports;
  const { folder } = location;
  const snapshot = createSnapshotFolder(location.disk, folder, snapshots.writer);
  const { sizes = usualSizes } = snapshots;
  const { loadState = fromSnapshot(snapshot, replayJournal, sizes) } = ports;
  try {
    // Another process may have rewritten the file until we got the lock.
    const present = await readDeskFile(location);
    if (!present || present === 'newer') {
      await lock.release();
      return unopened(folder, present ? 'newer-format' : 'desk-file-missing');
    }
    // What is decided without all commits must not be written.
    let isBroken = false;
    const guard = async () => {
      if (isBroken) throw new NotSaved('disk-failed');
      await lock.check();
    };
    const loaded = await claimState(location, present, ports.identity, loadState, {
      guard,
      startNewSegment: lock.tookOver,
      nowMs: ports.nowMs(),
      opening,
    });
    const { state, journal, file: claimed, unstored } = loaded;
    const { saver = createStateSaver(state, snapshot.files, sizes) } = loaded;
    const reach = recordHighWaterMark({
      location,
      file: claimed,
      check: lock.check,
      reached: () => reachOf(state),
      after: ports.clock.after,
    });
    const publish: EnginePorts['publish'] = (commits) => {
      if (commits.some(({ origin }) => origin === 'here')) reach.moved();
      keeper.moved(commits.length);
      ports.publish(commits);
    };
    const enginePorts = { ...ports, publish, newId: location.newId, journal, beginSlice };
    const engine = createEngine(state, enginePorts, ports.mostTickets);
    const findings = [...loaded.findings];
    const keeper = createSnapshotKeeper({
      ...{ folder: snapshot, saver, journal, engine, unstored, findings, sizes },
      ...{ check: lock.check, after: ports.clock.after, log: snapshots.log },
      device: claimed.device.id,
    });
    // A set-up whose last line was confirmed is complete, even if its process was killed before it could record that.
    const isWhole = claimed.isUnfinished && !claimed.isSample && engine.records.get('desk', 'desk') !== undefined;
    const file = isWhole ? await finishFounding(location, claimed) : claimed;
    const { takenFrom } = lock;
    const takeover: JournalReport[] = takenFrom === undefined ? [] : [{ kind: 'taken-over', host: takenFrom }];
    const list = createReportList([...takeover, ...loaded.reports]);
    const report = (found: JournalReport) => {
      findings.push(found);
      list.addReports([found]);
    };
    const loadRest = async (rest: RestPorts) => {
      try {
        await loaded.loadRest?.(rest);
      } catch (error) {
        isBroken = true;
        throw error;
      }
      keeper.loaded();
    };
    const loading = loadInBackground(
      { ...loaded, ...(loaded.loadRest && { loadRest }) },
      { inTurn: engine.inTurn, report, signal: opening.signal },
    );
    if (!loaded.loadRest) keeper.loaded();
    const verification = createVerification({
      wasRead: loaded.saver === undefined,
      ...{ disk: location.disk, path: join(folder, 'journal'), state, findings },
      ...{ inTurn: engine.inTurn, addReports: list.addReports, distrust: keeper.distrust },
    });
    const parts = [
      { close: loading.stop },
      verification,
      { close: engine.idle },
      keeper,
      { close: loaded.settle },
      reach,
      journal,
    ];
    const close = () => closeAll([...parts, { close: lock.release }]);
    return done({ folder, file, engine, lock, ...list, loading, verify: verification.verify, close });
  } catch (error) {
    await lock.release().catch(() => undefined); // Report the first error instead.
    throw error;
  }
}

function reachOf({ chain, commits }: DeskState): HighWaterMark {
  return { ...chain, time: new Date(commits.lastOwn()?.timeMs ?? 0).toISOString() };
}

/** One after the other, whatever fails. */
async function closeAll([first, ...others]: readonly { readonly close: () => Promise<void> }[]): Promise<void> {
  if (!first) return;
  try {
    await first.close();
  } finally {
    await closeAll(others);
  }
}

/** For desks that no window shows and whose log nobody reads. */
const unwatched: SnapshotPorts = {
  writer: 'deskside',
  log: { warn: () => undefined, bug: () => undefined },
  sizes: { ...usualSizes, firstPageMs: 0 },
};
