import type { Id } from '../../../shared/domain/id.ts';
import { createSerialQueue } from '../../../shared/lib/serial-queue.ts';
import type { Clock } from '../../platform/clock.ts';
import { createSlices } from '../../platform/in-slices.ts';
import { createFeeding } from './feeding.ts';
import { createIndexWorker, type WorkerThread } from './index-worker.ts';
import type { NewestRows } from './newest-rows.ts';
import { createSealing } from './sealing.ts';
import type { TicketSource } from './ticket-source.ts';
import type { Hit, Search } from './worker/requests.ts';

/** The index from when its thread is started until that ends, or something fails. */
export interface IndexLife {
  /** Resolves when it can be searched, with whether there was an index that could not be used. */
  readonly opened: Promise<{ readonly wasReplaced: boolean }>;
  /** Resolves when it holds all tickets. */
  readonly whole: Promise<void>;
  /** Resolves when, after that, its checksum was found right. */
  readonly checked: Promise<void>;
  readonly isWhole: () => boolean;
  readonly find: (search: Search, below: number | null, limit: number) => Promise<readonly Hit[]>;
  readonly note: (ids: Iterable<Id>) => void;
  /** How many tickets were noted that it still has as they were. */
  readonly waiting: () => number;
  /** Takes what was noted. */
  readonly feed: () => Promise<void>;
  /** Notes up to where it is whole, so that the next start need not compare all tickets. */
  readonly seal: () => Promise<void>;
  /** Does both if it is whole, and ends the thread. */
  readonly close: () => Promise<void>;
  /** Ends the thread at once. */
  readonly drop: () => Promise<void>;
}

export interface IndexLifePorts {
  readonly source: TicketSource;
  readonly newest: NewestRows;
  readonly thread: WorkerThread;
  readonly folder: string;
  readonly after: Clock['after'];
  /** Gets the part of all tickets that it holds. */
  readonly onProgress: (fraction: number) => void;
}

/** How long closing may take. An index without a seal is compared with all tickets at the next start. */
const patienceMs = 2_000;

export function beginIndexLife({ source, newest, thread, folder, after, onProgress }: IndexLifePorts): IndexLife {
  const worker = createIndexWorker(thread);
  const ending = new AbortController();
  const slices = createSlices();
  const rest = () => {
    ending.signal.throwIfAborted();
    return slices();
  };
  const feeding = createFeeding({ worker, source, newest, rest, onWrite: () => sealing.broken() });
  const { checkpoint } = source;
  const sealing = createSealing({ worker, checkpoint, isFed: () => isWhole && feeding.waiting() === 0 });
  /** The index is changed by one task after another. */
  const work = createSerialQueue();
  let isWhole = false;

  async function feedAndSeal(signal: AbortSignal): Promise<void> {
    await feeding.feedNoted();
    await sealing.seal(signal);
  }

  const opened = worker.ask('open', { folder });
  const whole = work.run(async () => {
    const { seal } = await opened;
    if (seal) sealing.found(seal);
    await source.rows.whenComplete();
    const isUpToDate = seal?.checkpoint === (await checkpoint());
    if (!isUpToDate) {
      if (seal) await sealing.check(seal, ending.signal);
      await feeding.feedAll(onProgress);
    }
    isWhole = true;
  });
  const checked = work.run(async () => {
    await whole;
    const { seal } = await opened;
    if (seal && sealing.isIntact()) await sealing.check(seal, ending.signal);
    await feedAndSeal(ending.signal);
  });
  // The first failure is enough: the others follow from it.
  for (const step of [opened, whole, checked]) step.catch(() => undefined);

  async function closeInOrder(late: AbortSignal): Promise<void> {
    if (isWhole) await work.run(() => feedAndSeal(late));
    ending.abort();
    await worker.ask('close', null);
    await worker.end();
  }

  return {
    opened,
    whole,
    checked,
    isWhole: () => isWhole,
    find: async (search, below, limit) => {
      await opened;
      return worker.ask('find', { search, below, limit });
    },
    note: feeding.note,
    waiting: feeding.waiting,
    feed: () => work.run(feeding.feedNoted),
    seal: () => work.run(() => feedAndSeal(ending.signal)),
    close: async () => {
      const late = new AbortController();
      const isLate = new Promise<void>((resolve) => late.signal.addEventListener('abort', () => resolve()));
      const callOff = after(patienceMs, () => late.abort());
      await Promise.race([closeInOrder(late.signal), isLate]);
      callOff();
      // A thread that waits for a disk ends when that answers; nobody waits for it.
      if (late.signal.aborted) worker.end().catch(() => undefined);
    },
    drop: async () => {
      ending.abort();
      await worker.end();
    },
  };
}
