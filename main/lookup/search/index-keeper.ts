import type { SearchIndexState } from '../../../shared/bridge/contract/search.ts';
import type { Id } from '../../../shared/domain/id.ts';
import type { Clock } from '../../platform/clock.ts';
import { beginIndexLife, type IndexLife } from './index-life.ts';
import type { WorkerThread } from './index-worker.ts';
import type { NewestRows } from './newest-rows.ts';
import type { TicketSource } from './ticket-source.ts';
import { IndexFault } from './worker/index-fault.ts';

/** Keeps an index of the texts, and builds it again whenever it fails. */
export interface IndexKeeper {
  readonly state: () => SearchIndexState;
  readonly onState: (listener: () => void) => void;
  /** The index, if it can be used or is about to be; the first call opens it. */
  readonly present: () => IndexLife | undefined;
  /** Something that was asked of the index has failed. Resolves when the index is gone. */
  readonly failed: (life: IndexLife, error: unknown) => Promise<void>;
  readonly note: (ticketIds: Iterable<Id>) => void;
  readonly whenReady: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface IndexKeeperPorts {
  readonly source: TicketSource;
  readonly newest: NewestRows;
  /** Undefined on a desk that nothing is written to. */
  readonly thread: IndexThread | undefined;
  readonly after: Clock['after'];
  readonly warn: (message: string) => void;
  readonly onError: (error: unknown) => void;
}

export interface IndexThread {
  readonly start: () => WorkerThread;
  readonly folder: string;
  readonly removeFolder: () => Promise<void>;
}

/** The index is opened once the desk has been shown. */
const firstMs = 1_000;
/** Changes within this time are written together. */
const noteMs = 250;
/** Once nothing has changed for so long, the index is sealed. */
const sealMs = 5_000;
/** So many changed tickets are written without waiting for more. */
const mostNoted = 200;
/** After a failure it is built again at once; after another one, later, because the disk may be full. */
const againMs = [0, 300_000, 300_000, 300_000] as const;

export function createIndexKeeper({ source, newest, thread, after, warn, onError }: IndexKeeperPorts): IndexKeeper {
  const listeners: (() => void)[] = [];
  const readiness: (() => void)[] = [];
  let state: SearchIndexState = thread ? { kind: 'building', fraction: 0 } : { kind: 'without' };
  let life: IndexLife | undefined;
  let isSound = false;
  let failures = 0;
  let isClosed = false;
  let callOffStart: (() => void) | undefined;
  let callOffFeed: (() => void) | undefined;
  let callOffSeal: (() => void) | undefined;

  function show(next: SearchIndexState): void {
    const percentOf = (one: SearchIndexState) => (one.kind === 'building' ? Math.floor(one.fraction * 100) : -1);
    const isNews = next.kind !== state.kind || percentOf(next) !== percentOf(state);
    state = next;
    if (isNews) for (const listener of listeners) listener();
  }

  /** Whether there will be no index until the desk is opened again. */
  function isOver(): boolean {
    return isClosed || !thread || failures > againMs.length;
  }

  function tellReady(): void {
    for (const ready of readiness.splice(0)) ready();
  }

  function begin(): IndexLife | undefined {
    callOffStart?.();
    callOffStart = undefined;
    if (life || !thread || isOver()) return life;
    show({ kind: 'building', fraction: 0 });
    const begun = beginIndexLife({
      ...{ source, newest, thread: thread.start(), folder: thread.folder, after },
      onProgress: (fraction) => show({ kind: 'building', fraction }),
    });
    life = begun;
    follow(begun).catch(onError);
    return begun;
  }

  async function follow(begun: IndexLife): Promise<void> {
    try {
      const { wasReplaced } = await begun.opened;
      if (wasReplaced) warn('The search index could not be used, so it is built again');
      await begun.whole;
    } catch (error) {
      return fail(begun, error);
    }
    show({ kind: 'ready' });
    planFeed();
    try {
      await begun.checked;
      isSound = true;
      failures = 0;
      tellReady();
    } catch (error) {
      await fail(begun, error);
    }
  }

  /** Whatever happened, the index can be made again from the tickets. */
  async function fail(failed: IndexLife, error: unknown): Promise<void> {
    if (life !== failed || isClosed || !thread) return;
    life = undefined;
    isSound = false;
    failures += 1;
    if (error instanceof IndexFault)
      warn(`The search index failed and is built again: ${error.kind}, ${error.message}`);
    else onError(error);
    const waitMs = againMs[failures - 1];
    // A line of the journal that cannot be read does not make the index worse.
    const cleared = failed.drop().then(() => (error instanceof IndexFault ? thread.removeFolder() : undefined));
    const beginAgain = () => void cleared.then(begin).catch(onError);
    if (waitMs !== undefined && waitMs > 0) callOffStart = after(waitMs, beginAgain);
    show(waitMs === 0 ? { kind: 'building', fraction: 0 } : { kind: 'without' });
    if (isOver()) tellReady();
    await cleared;
    if (waitMs === 0) begin();
  }

  function planFeed(): void {
    const present = life;
    if (!present?.isWhole() || present.waiting() === 0) return;
    const feed = () => {
      callOffFeed = undefined;
      callOffSeal?.();
      callOffSeal = after(sealMs, () => attempt(present, present.seal));
      attempt(present, present.feed);
    };
    if (present.waiting() >= mostNoted) {
      callOffFeed?.();
      feed();
    } else callOffFeed ??= after(noteMs, feed);
  }

  function attempt(present: IndexLife, task: () => Promise<void>): void {
    task().catch((error: unknown) => fail(present, error).catch(onError));
  }

  if (thread) {
    source.rows
      .whenComplete()
      .then(() => {
        if (!life && !isClosed) callOffStart ??= after(firstMs, () => void begin());
      })
      .catch(onError);
  }

  return {
    state: () => state,
    onState: (listener) => void listeners.push(listener),
    // After a failure it is begun again at its time, not by the next search.
    present: () => life ?? (failures === 0 ? begin() : undefined),
    failed: fail,
    note: (ticketIds) => {
      life?.note(ticketIds);
      planFeed();
    },
    whenReady: () => (isSound || isOver() ? Promise.resolve() : new Promise((ready) => readiness.push(ready))),
    close: async () => {
      isClosed = true;
      callOffStart?.();
      callOffFeed?.();
      callOffSeal?.();
      const present = life;
      life = undefined;
      tellReady();
      try {
        await present?.close();
      } catch (error) {
        if (!(error instanceof IndexFault)) throw error;
        await present?.drop();
      }
    },
  };
}
