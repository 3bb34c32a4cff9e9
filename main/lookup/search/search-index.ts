import type { Id } from '../../../shared/domain/id.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import { type Term, termOf } from '../../../shared/views/search/term.ts';
import type { Clock } from '../../platform/clock.ts';
import { createSlices } from '../../platform/in-slices.ts';
import { beginIndexLife, type IndexLife } from './index-life.ts';
import type { WorkerThread } from './index-worker.ts';
import { createNewestRows } from './newest-rows.ts';
import { createScan } from './scan.ts';
import type { TicketSource } from './ticket-source.ts';
import { IndexFault } from './worker/index-fault.ts';
import type { Hit, Search } from './worker/requests.ts';

/** Finds the tickets of a desk by their words: with an index in another thread, or without one by reading their texts. */
export interface SearchIndex {
  readonly state: () => IndexState;
  /** Called when the state changes, and as building gets on. */
  readonly onState: (listener: () => void) => void;
  /**
   * The tickets that contain all words, newest first. Everybody's tickets: the caller leaves out those that an agent may
   * not see. While the index is being built, only tickets that it already has are found.
   */
  readonly find: (words: readonly SearchWord[], options: FindOptions) => Promise<Found>;
  /** Tickets that have changed, or whose requester has. */
  readonly note: (ticketIds: Iterable<Id>) => void;
  /** Resolves when the index holds all tickets and is known to be sound, or when it is certain that there will be none. */
  readonly whenReady: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export type IndexState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'building'; readonly fraction: number }
  /** For now or until the desk is closed. */
  | { readonly kind: 'without' };

export interface FindOptions {
  /** Where an earlier search ended. */
  readonly below?: Place | undefined;
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
}

/** Where a search ended: the next one continues there, if it is carried out in the same way. */
export interface Place {
  readonly by: 'index' | 'scan';
  readonly place: number;
}

export interface Found {
  readonly hits: readonly Hit[];
  /** Where to continue; undefined if nothing is left. Without an index there can be fewer hits than asked for before that. */
  readonly next: Place | undefined;
}

export interface SearchIndexPorts {
  readonly source: TicketSource;
  /** Undefined on a desk that nothing is written to. */
  readonly thread: IndexThread | undefined;
  readonly clock: Pick<Clock, 'after' | 'nowMs'>;
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
/** How long a search without the index may take before it returns what it has found. */
const scanMs = 1_000;

export function createSearchIndex({ source, thread, clock, warn, onError }: SearchIndexPorts): SearchIndex {
  const newest = createNewestRows(source.rows);
  const scan = createScan(source, newest, createSlices());
  const listeners: (() => void)[] = [];
  const readiness: (() => void)[] = [];
  let state: IndexState = thread ? { kind: 'building', fraction: 0 } : { kind: 'without' };
  let life: IndexLife | undefined;
  let isSound = false;
  let failures = 0;
  let isClosed = false;
  let callOffStart: (() => void) | undefined;
  let callOffFeed: (() => void) | undefined;
  let callOffSeal: (() => void) | undefined;

  function show(next: IndexState): void {
    const percentOf = (one: IndexState) => (one.kind === 'building' ? Math.floor(one.fraction * 100) : -1);
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
      ...{ source, newest, thread: thread.start(), folder: thread.folder, after: clock.after },
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
    if (waitMs !== undefined && waitMs > 0) callOffStart = clock.after(waitMs, beginAgain);
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
      callOffSeal = clock.after(sealMs, () => attempt(present, present.seal));
      attempt(present, present.feed);
    };
    if (present.waiting() >= mostNoted) {
      callOffFeed?.();
      feed();
    } else callOffFeed ??= clock.after(noteMs, feed);
  }

  function attempt(present: IndexLife, task: () => Promise<void>): void {
    task().catch((error: unknown) => fail(present, error).catch(onError));
  }

  async function findInIndex(present: IndexLife, search: Search, below: number | null, limit: number): Promise<Found> {
    // What was just written can be found at once.
    source.settle();
    if (present.isWhole() && present.waiting() > 0) await present.feed();
    const hits = await present.find(search, below, limit);
    const last = hits.length < limit ? undefined : hits.at(-1);
    return { hits, next: last && { by: 'index', place: last.place } };
  }

  async function find(words: readonly SearchWord[], { below, limit, signal }: FindOptions): Promise<Found> {
    const search = searchOf(words);
    // After a failure it is begun again at its time, not by the next search.
    const present = life ?? (failures === 0 ? begin() : undefined);
    if (present) {
      try {
        return await findInIndex(present, search, below?.by === 'index' ? below.place : null, limit);
      } catch (error) {
        await fail(present, error);
      }
    }
    const endMs = clock.nowMs() + scanMs;
    const isEnough = () => clock.nowMs() >= endMs;
    const place = below?.by === 'scan' ? below.place : null;
    const { hits, next } = await scan(search, { below: place, limit, isEnough, signal });
    return { hits, next: next === null ? undefined : { by: 'scan', place: next } };
  }

  if (thread) {
    source.rows
      .whenComplete()
      .then(() => {
        if (!life && !isClosed) callOffStart ??= clock.after(firstMs, () => void begin());
      })
      .catch(onError);
  }

  return {
    state: () => state,
    onState: (listener) => void listeners.push(listener),
    find,
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

/** A word without letters, digits and emoji is not sought. */
function searchOf(words: readonly SearchWord[]): Search {
  const terms = (isExcluded: boolean): Term[] =>
    words.filter((word) => word.isExcluded === isExcluded).flatMap((word) => termOf(word) ?? []);
  return { wanted: terms(false), unwanted: terms(true) };
}
