import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { EnginePorts } from '../engine/ports.ts';
import type { DeskState } from '../engine/state.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalReport } from '../journal/report.ts';
import type { Clock } from '../platform/clock.ts';
import { beginSlice } from '../platform/in-slices.ts';
import { type BackgroundLoading, loadInBackground } from './background-loading.ts';
import { claimState } from './claimed-state.ts';
import { conditionOf, type DeskCondition } from './condition.ts';
import type { DeskLocation } from './desk-location.ts';
import type { HighWaterMark } from './device-note.ts';
import { type HighWaterMarkRecorder, recordHighWaterMark } from './high-water-mark.ts';
import { type DeskFile, finishFounding, readDeskFile } from './identity.ts';
import { type LoadState, replayJournal } from './load-state.ts';
import { type DeskLock, type LockIdentity, takeLock } from './lock.ts';
import { type OpeningPorts, unattended } from './opening.ts';
import { heldElsewhere, unopened, unreadable } from './unopened.ts';

/** A desk that this process has open. */
export interface OpenDesk {
  readonly folder: string;
  readonly file: DeskFile;
  readonly engine: Engine;
  readonly lock: DeskLock;
  /** Problems found in the journal, also those found since the desk is open. */
  readonly reports: readonly JournalReport[];
  readonly addReports: (found: readonly JournalReport[]) => void;
  /** Called when problems were added. */
  readonly onReports: (listener: () => void) => void;
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
  readonly loadState?: LoadState | undefined;
  /** How many whole tickets stay in memory. */
  readonly mostTickets?: number | undefined;
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
  const { location, loadState = replayJournal, opening = unattended } = ports;
  const { folder } = location;
  try {
    // Another process may have rewritten the file until we got the lock.
    const present = await readDeskFile(location);
    if (!present || present === 'newer') {
      await lock.release();
      return unopened(folder, present ? 'newer-format' : 'desk-file-missing');
    }
    const loaded = await claimState(location, present, ports.identity, loadState, {
      guard: lock.check,
      startNewSegment: lock.tookOver,
      nowMs: ports.nowMs(),
      opening,
    });
    const { state, journal, file: claimed } = loaded;
    const reach = recordHighWaterMark({
      location,
      file: claimed,
      check: lock.check,
      reached: () => reachOf(state),
      after: ports.clock.after,
    });
    const publish: EnginePorts['publish'] = (commits, rows) => {
      if (commits.some(({ origin }) => origin === 'here')) reach.moved();
      ports.publish(commits, rows);
    };
    const enginePorts = { ...ports, publish, newId: location.newId, journal, beginSlice };
    const engine = createEngine(state, enginePorts, ports.mostTickets);
    // A set-up whose last line was confirmed is complete, even if its process was killed before it could record that.
    const isWhole = claimed.isUnfinished && !claimed.isSample && engine.records.get('desk', 'desk') !== undefined;
    const file = isWhole ? await finishFounding(location, claimed) : claimed;
    const { takenFrom } = lock;
    const takeover: JournalReport[] = takenFrom === undefined ? [] : [{ kind: 'taken-over', host: takenFrom }];
    const reports = createReports([...takeover, ...loaded.reports]);
    const report = (found: JournalReport) => reports.addReports([found]);
    const loading = loadInBackground(loaded, { inTurn: engine.inTurn, report, signal: opening.signal });
    const close = async () => {
      await loading.stop();
      await closeDesk(engine, reach, journal, lock);
    };
    return done({ folder, file, engine, lock, ...reports, loading, close });
  } catch (error) {
    await lock.release().catch(() => undefined); // Report the first error instead.
    throw error;
  }
}

function createReports(found: readonly JournalReport[]): Pick<OpenDesk, 'reports' | 'addReports' | 'onReports'> {
  const reports = [...found];
  const listeners: (() => void)[] = [];
  return {
    reports,
    addReports: (more) => {
      reports.push(...more);
      if (more.length > 0) for (const listener of listeners) listener();
    },
    onReports: (listener) => void listeners.push(listener),
  };
}

function reachOf({ chain, commits }: DeskState): HighWaterMark {
  return { ...chain, time: new Date(commits.lastOwn()?.timeMs ?? 0).toISOString() };
}

async function closeDesk(
  engine: Engine,
  reach: HighWaterMarkRecorder,
  journal: Journal,
  lock: DeskLock,
): Promise<void> {
  await engine.idle();
  try {
    await reach.close();
  } finally {
    try {
      await journal.close();
    } finally {
      await lock.release();
    }
  }
}
