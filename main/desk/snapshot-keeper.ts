import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import type { Engine } from '../engine/engine.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalMark } from '../journal/mark.ts';
import type { JournalReport } from '../journal/report.ts';
import type { Clock } from '../platform/clock.ts';
import { isSystemError } from '../platform/disk.ts';
import { NotSaved } from '../platform/failure.ts';
import type { SnapshotFolder } from '../snapshot/snapshot-folder.ts';
import type { Stands } from './snapshot-state.ts';
import type { SnapshotSizes, StateSaver } from './state-saver.ts';

/** Stores the state of an open desk from time to time, so that the next start need not read all of its journal. */
export interface SnapshotKeeper {
  /** So many commits were applied. */
  readonly moved: (commits: number) => void;
  /** Everything is loaded; before that nothing is stored. */
  readonly loaded: () => void;
  /** The journal is not what the state was made from: nothing is stored any longer, so that the next start reads it. */
  readonly distrust: () => Promise<void>;
  /** Stores the last changes. */
  readonly close: () => Promise<void>;
}

export interface SnapshotKeeperPorts {
  readonly folder: SnapshotFolder;
  readonly saver: StateSaver;
  readonly device: string;
  readonly journal: Pick<Journal, 'mark'>;
  readonly engine: Pick<Engine, 'inTurn'>;
  /** Throws `NotSaved` if another process now writes to the desk. */
  readonly check: () => Promise<void>;
  readonly after: Clock['after'];
  /** What reading the journal would find. */
  readonly findings: readonly JournalReport[];
  /** How many commits are in no snapshot yet; undefined if there is none. */
  readonly unstored: number | undefined;
  readonly sizes: Pick<SnapshotSizes, 'mostUnstored' | 'mostUnstoredAtWork'>;
  readonly log: SnapshotLog;
}

export interface SnapshotLog {
  readonly warn: (message: string) => void;
  readonly bug: (error: unknown) => void;
}

const idleMs = 60_000;

/** Somebody who is at work pauses; then storing many changes delays nobody. */
const pauseMs = 2_000;

/** What the journal gave is stored once the desk has been opened and shown. */
const firstMs = 5_000;

/** A journal with more problems than this is not worth a snapshot. */
const mostFindings = 1_000;

export function createSnapshotKeeper(ports: SnapshotKeeperPorts): SnapshotKeeper {
  const { folder, saver, device, journal, engine, check, after, findings, unstored, sizes, log } = ports;
  const writes = createSerialQueue();
  let callOff: (() => void) | undefined;
  let moved = unstored ?? sizes.mostUnstored;
  let isTrusted = true;
  let isLoaded = false;
  let hasFailed = false;

  function plan(ms: number): void {
    callOff?.();
    callOff = after(ms, () => {
      save().catch(log.bug);
    });
  }

  /** How long nothing has to happen until the changes are stored. */
  function waitMs(): number {
    if (moved < sizes.mostUnstored || hasFailed) return idleMs;
    return moved < sizes.mostUnstoredAtWork ? pauseMs : 0;
  }

  function save(): Promise<void> {
    callOff?.();
    callOff = undefined;
    return writes.run(async () => {
      if (moved === 0 || !isLoaded || !isTrusted || findings.length > mostFindings) return;
      const before = moved;
      moved = 0;
      hasFailed = !(await safely(store));
      if (hasFailed) moved += before;
    });
  }

  async function store(): Promise<void> {
    await check();
    // The journal is marked before the state is stored, so the state holds at least what the mark stands for.
    const { marking } = await engine.inTurn(async () => ({ marking: journal.mark() }));
    const mark = await marking;
    if (!mark) return forget('changed by another program');
    await folder.make();
    const files = await saver.save();
    await check();
    await folder.write({ stands: standing(mark), files: { ...files } });
  }

  function standing(mark: JournalMark): Stands {
    return { device, journal: mark, findings };
  }

  async function forget(why: string): Promise<void> {
    isTrusted = false;
    log.warn(`The journal is ${why}, so the next start reads all of it`);
    await folder.clear();
  }

  /** A snapshot that cannot be stored costs time at the next start, and nothing else. */
  async function safely(task: () => Promise<void>): Promise<boolean> {
    try {
      await task();
      return true;
    } catch (error) {
      if (!(error instanceof NotSaved) && !isSystemError(error)) throw error;
      log.warn(`The snapshot could not be stored: ${String(error)}`);
      return false;
    }
  }

  return {
    moved: (commits) => {
      moved += commits;
      plan(waitMs());
    },
    loaded: () => {
      isLoaded = true;
      if (moved > 0) plan(firstMs);
    },
    distrust: async () => {
      isTrusted = false;
      await writes.run(async () => void (await safely(() => forget('damaged'))));
    },
    close: save,
  };
}
