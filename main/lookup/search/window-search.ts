import type { SearchIndexState } from '../../../shared/bridge/contract/search.ts';
import type { AgentAccess } from '../../../shared/domain/access.ts';
import { createSerialQueue } from '../../../shared/lib/serial-queue.ts';
import type { Clock } from '../../platform/clock.ts';
import { beginSlice, createSlices } from '../../platform/in-slices.ts';
import { createSights } from '../sights.ts';
import type { BeginPorts, BeginSearch, BegunSearch } from './begin-search.ts';
import { ordinalIn } from './newest-rows.ts';
import { ranked } from './ranking.ts';
import type { Typos } from './typos.ts';

/** The search of one window: what was found so far, and how to find more. */
export interface WindowSearch {
  /** Rejects if the search is ended. */
  readonly page: (asked: AskedPage) => Promise<FoundTickets>;
  readonly end: () => void;
  readonly isEnded: () => boolean;
  /** Whether the time has changed what it finds. */
  readonly isOutdated: () => boolean;
}

export interface AskedPage {
  readonly sort: 'newest' | 'best';
  readonly offset: number;
  readonly limit: number;
}

export interface FoundTickets extends Pick<BegunSearch, 'understood'> {
  readonly ordinals: readonly number[];
  /** Those of them that only contain similar words. */
  readonly similar: ReadonlySet<number>;
  readonly total: number;
  readonly isMore: boolean;
  readonly index: SearchIndexState;
  readonly isComplete: boolean;
}

export interface WindowSearchPorts extends BeginPorts {
  readonly typos: Typos;
  /** The computer’s clock. */
  readonly clock: Pick<Clock, 'after' | 'nowMs'>;
  /** Called with errors of slow searches in the background. */
  readonly onError: (error: unknown) => void;
}

/** Up to so many tickets are counted. */
const mostCounted = 1_000;
/** Counting ends after so long. */
const countMs = 50;
/** An answer waits so long for a slow search. */
const slowMs = 100;
/** The best matches are among so many tickets. */
const mostRanked = 5_000;
/** Tickets with similar words are added if fewer were found. */
const few = 5;
/** A search that depends on the clock is repeated after so long. */
const freshMs = 20_000;
/** A slow search pauses if its window has not asked for it for so long. */
const waitsMs = 60_000;

export function beginWindowSearch(
  { rows, records, finder, typos, clock, nowMs, onError }: WindowSearchPorts,
  begin: BeginSearch,
  { text, access, tell }: { readonly text: string; readonly access: AgentAccess; readonly tell: () => void },
): WindowSearch {
  const ending = new AbortController();
  const { signal } = ending;
  const begun = begin(text, access, signal);
  const beganMs = nowMs();
  /** Pages are made one after another. */
  const pages = createSerialQueue();
  let usesClock = false;
  let ranking: { readonly count: number; readonly places: readonly number[] } | undefined;
  /** What the window knows. */
  let told = { count: 0, isDone: true };
  let [askedMs, wanted] = [clock.nowMs(), 0];
  let background: Promise<void> | undefined;

  begun.then(
    (search) => {
      usesClock = search.usesClock;
    },
    () => undefined, // The page reports the error.
  );

  /** Continues a slow search, and notifies the window of what is found. */
  async function continueSlowly({ run }: BegunSearch): Promise<void> {
    const isWanted = () => run.found().length < Math.max(wanted, mostCounted) && clock.nowMs() - askedMs < waitsMs;
    while (run.isSlow() && isWanted()) {
      await run.step();
      if (run.found().length > told.count || (run.isDone() && !told.isDone)) tell();
    }
  }

  /** Waits for a slow search, but not for long. */
  async function waitForSlow(search: BegunSearch): Promise<void> {
    if (!search.run.isSlow()) return;
    background ??= continueSlowly(search)
      .catch((error: unknown) => {
        if (!signal.aborted) onError(error);
      })
      .finally(() => {
        background = undefined;
      });
    let callOff = () => {};
    const waited = new Promise<void>((resolve) => {
      callOff = clock.after(slowMs, resolve);
    });
    await Promise.race([background, waited]);
    callOff();
  }

  /** The places of the found tickets, in the order that was asked for. */
  async function ordered(search: BegunSearch, { sort, offset, limit }: AskedPage): Promise<readonly number[]> {
    const { run, understood } = search;
    const fewest = sort === 'best' ? Math.max(offset + limit, mostRanked) : offset + limit;
    await run.gather(fewest, Math.max(fewest, mostCounted), beginSlice(countMs));
    await waitForSlow(search);
    const found = [...run.found()];
    told = { count: found.length, isDone: run.isDone() };
    if (sort === 'newest') return found;
    if (ranking?.count !== found.length) {
      const places = await ranked(found, understood.words, { rows, records, nowMs }, createSlices());
      ranking = { count: found.length, places };
    }
    return ranking.places;
  }

  async function pageOf(asked: AskedPage): Promise<FoundTickets> {
    const search = await begun;
    const places = await ordered(search, asked);
    const { understood, run, isWanted } = search;
    const exact = new Set(places.map(ordinalIn));
    const isFew = run.isDone() && exact.size < few;
    const alike = isFew ? await typos.find(understood.words, isWanted) : [];
    signal.throwIfAborted();
    // Rights may have changed since the search began.
    const { sees } = createSights(rows, records).of(access.agentId);
    const seen = [...new Set([...exact, ...alike])].filter((ordinal) => rows.isThere(ordinal) && sees(ordinal));
    const index = finder.state();
    const isRead = index.kind === 'ready' ? !run.isSlow() : index.kind === 'without' && run.isDone();
    return {
      understood,
      ordinals: seen.slice(asked.offset, asked.offset + asked.limit),
      similar: new Set(alike.filter((ordinal) => !exact.has(ordinal))),
      total: seen.length,
      isMore: !run.isDone(),
      index,
      isComplete: rows.isComplete() && (isRead || understood.words.length === 0),
    };
  }

  return {
    page: (asked) => {
      askedMs = clock.nowMs();
      wanted = Math.max(wanted, asked.offset + asked.limit);
      return pages.run(() => pageOf(asked));
    },
    end: () => ending.abort(),
    isEnded: () => signal.aborted,
    isOutdated: () => usesClock && Math.abs(nowMs() - beganMs) > freshMs,
  };
}
