import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { AppliedCommit, EnginePorts } from '../engine/ports.ts';
import type { DeskState } from '../engine/state.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalReport } from '../journal/report.ts';
import type { Clock } from '../platform/clock.ts';
import { claimState } from './claimed-state.ts';
import { conditionOf, type DeskCondition } from './condition.ts';
import type { DeskLocation } from './desk-location.ts';
import type { HighWaterMark } from './device-note.ts';
import { type HighWaterMarkRecorder, recordHighWaterMark } from './high-water-mark.ts';
import { type DeskFile, finishFounding, readDeskFile } from './identity.ts';
import { type LoadState, replayJournal } from './load-state.ts';
import { type DeskLock, type LockIdentity, takeLock } from './lock.ts';
import { heldElsewhere, unopened, unreadable } from './unopened.ts';

/** A desk that this process has open. */
export interface OpenDesk {
  readonly folder: string;
  readonly file: DeskFile;
  readonly engine: Engine;
  readonly lock: DeskLock;
  /** What was found wrong in the journal when it was read. */
  readonly reports: readonly JournalReport[];
  /** Waits for what is being written, then lets go of the folder. */
  readonly close: () => Promise<void>;
}

export interface OpenDeskPorts extends Omit<EnginePorts, 'journal' | 'newId'> {
  /** This computer’s; the engine’s time may be another one. */
  readonly clock: Clock;
  readonly location: DeskLocation;
  readonly identity: LockIdentity;
  /** The token of the lock that a person decided to take over. */
  readonly takeOver?: string | undefined;
  readonly loadState?: LoadState;
}

/** Opens the desk in a folder, or says why it cannot be. Nothing is written before it is known to be whole. */
export async function openDesk(ports: OpenDeskPorts): Promise<Result<OpenDesk>> {
  const { location, identity, takeOver } = ports;
  try {
    const problem = problemOf(location.folder, await conditionOf(location));
    if (problem) return problem;
    const since = new Date(ports.clock.nowMs()).toISOString();
    const lock = await takeLock(location.disk, location.folder, identity, { since, takeOver });
    if ('heldBy' in lock) return heldElsewhere(location.folder, lock.heldBy, identity);
    return await openLocked(ports, lock);
  } catch (error) {
    return unreadable(location, error);
  }
}

/** Why a desk in this condition is not opened, if it is not. */
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
  const { location, loadState = replayJournal } = ports;
  const { folder } = location;
  try {
    // Until the lock was ours another process may have written it anew.
    const present = await readDeskFile(location);
    if (!present || present === 'newer') {
      await lock.release();
      return unopened(folder, present ? 'newer-format' : 'desk-file-missing');
    }
    const {
      state,
      journal,
      file: claimed,
      reports,
    } = await claimState(location, present, ports.identity, loadState, {
      guard: lock.check,
      startNewSegment: lock.tookOver,
      nowMs: ports.nowMs(),
    });
    const reach = recordHighWaterMark({
      location,
      file: claimed,
      check: lock.check,
      reached: () => reachOf(state),
      after: ports.clock.after,
    });
    const publish = (commits: readonly AppliedCommit[]) => {
      if (commits.some(({ origin }) => origin === 'here')) reach.moved();
      ports.publish(commits);
    };
    const engine = createEngine(state, { ...ports, publish, newId: location.newId, journal });
    // A set-up whose last line was confirmed is whole, even where its process was killed before it could say so.
    const isWhole = claimed.isUnfinished && !claimed.isSample && engine.records.get('desk', 'desk') !== undefined;
    const file = isWhole ? await finishFounding(location, claimed) : claimed;
    const { takenFrom } = lock;
    const takeover: JournalReport[] = takenFrom === undefined ? [] : [{ kind: 'taken-over', host: takenFrom }];
    const close = () => closeDesk(engine, reach, journal, lock);
    return done({ folder, file, engine, lock, reports: [...takeover, ...reports], close });
  } catch (error) {
    await lock.release().catch(() => undefined); // What went wrong first is what has to be told.
    throw error;
  }
}

function reachOf({ chain, own }: DeskState): HighWaterMark {
  return { ...chain, time: new Date(own.at(-1)?.timeMs ?? 0).toISOString() };
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
