import type { SearchIndexState } from '../../../shared/bridge/contract/search.ts';
import type { AgentAccess } from '../../../shared/domain/access.ts';
import { createSerialQueue, type SerialQueue } from '../../../shared/lib/serial-queue.ts';
import { beginSlice } from '../../platform/in-slices.ts';
import { createSights } from '../sights.ts';
import { type BeginPorts, type BegunSearch, createBeginSearch } from './begin-search.ts';
import { ordinalIn } from './newest-rows.ts';

/** Finds tickets by what is typed: one search at a time for each window. */
export interface Search {
  /** A part of what a search finds. It is undefined if another search of the window has begun in the meantime. */
  readonly page: (searcher: Searcher, asked: AskedSearch) => Promise<FoundTickets | undefined>;
  /** The state of the index has changed, or more was found for these windows. */
  readonly onNews: (listener: (windowId: string | undefined) => void) => void;
  /** Desk records have changed, which fields refer to. */
  readonly recordsChanged: () => void;
  /** Ends the search of a window, or of all. */
  readonly end: (windowId?: string) => void;
}

export interface Searcher {
  readonly windowId: string;
  readonly access: AgentAccess;
}

export interface AskedSearch {
  readonly text: string;
  readonly sort: 'newest' | 'best';
  readonly offset: number;
  readonly limit: number;
}

export interface FoundTickets extends Pick<BegunSearch, 'understood'> {
  readonly ordinals: readonly number[];
  readonly total: number;
  readonly isMore: boolean;
  readonly index: SearchIndexState;
  readonly isComplete: boolean;
}

interface Current {
  readonly name: string;
  readonly version: string;
  readonly beganMs: number;
  readonly ending: AbortController;
  readonly begun: Promise<BegunSearch>;
  /** Only one task at a time uses the search. */
  readonly work: SerialQueue;
  usesClock: boolean;
  isContinued: boolean;
  askedMs: number;
}

export interface SearchPorts extends BeginPorts {
  /** Called with errors of slow searches in the background. */
  readonly onError: (error: unknown) => void;
}

/** Up to so many tickets are counted. */
const mostCounted = 1_000;
/** Counting ends after so long. */
const countMs = 100;
/** A search that depends on the clock is repeated after so long. */
const freshMs = 20_000;
/** A slow search ends if its window has not asked for it for so long. */
const waitsMs = 60_000;

export function createSearch({ onError, ...ports }: SearchPorts): Search {
  const { rows, records, finder, nowMs } = ports;
  const begin = createBeginSearch(ports);
  const windows = new Map<string, Current>();
  const listeners: ((windowId: string | undefined) => void)[] = [];
  let changes = 0;

  rows.onChange(() => {
    changes += 1;
  });
  finder.onState(() => {
    changes += 1;
    tell(undefined);
  });

  function tell(windowId: string | undefined): void {
    for (const listener of listeners) listener(windowId);
  }

  function end(windowId: string): void {
    windows.get(windowId)?.ending.abort();
    windows.delete(windowId);
  }

  /** The search of a window as it stands, or from the beginning. */
  function currentOf({ windowId, access }: Searcher, { text }: AskedSearch): Current {
    const name = nameOf(access, text);
    // Rows that are only loaded are not announced.
    const version = `${changes} ${rows.count()}`;
    const known = windows.get(windowId);
    const isOld = known?.usesClock === true && Math.abs(nowMs() - known.beganMs) > freshMs;
    if (known?.name === name && known.version === version && !isOld) return known;
    end(windowId);
    const ending = new AbortController();
    const begun = begin(text, access, ending.signal);
    const current: Current = {
      ...{ name, version, ending, begun, work: createSerialQueue() },
      ...{ beganMs: nowMs(), askedMs: nowMs(), usesClock: false, isContinued: false },
    };
    begun.then(
      ({ usesClock }) => {
        current.usesClock = usesClock;
      },
      () => undefined, // The answer reports the error.
    );
    windows.set(windowId, current);
    return current;
  }

  async function answer(current: Current, { access }: Searcher, asked: AskedSearch): Promise<FoundTickets> {
    const { offset, limit } = asked;
    const { run, understood } = await current.begun;
    const wanted = offset + limit;
    await run.gather(wanted, Math.max(wanted, mostCounted), beginSlice(countMs));
    // Rights may have changed since the search began.
    const { sees } = createSights(rows, records).of(access.agentId);
    const found = run.found().map(ordinalIn);
    const seen = found.filter((ordinal) => rows.isThere(ordinal) && sees(ordinal));
    const index = finder.state();
    const isWhole =
      understood.words.length === 0 || index.kind === 'ready' || (index.kind === 'without' && run.isDone());
    return {
      understood,
      ordinals: seen.slice(offset, wanted),
      total: seen.length,
      isMore: !run.isDone(),
      index,
      isComplete: rows.isComplete() && isWhole,
    };
  }

  /** Continues a slow search in the background, and notifies the window of what is found. */
  async function continueSlowly(windowId: string, current: Current): Promise<void> {
    const { run } = await current.begun;
    const isWanted = () => !current.ending.signal.aborted && nowMs() - current.askedMs < waitsMs;
    while (run.isSlow() && run.found().length < mostCounted && isWanted()) {
      const before = run.found().length;
      await current.work.run(run.step);
      if (run.found().length > before || run.isDone()) tell(windowId);
    }
  }

  function continueLater(windowId: string, current: Current): void {
    if (current.isContinued) return;
    current.isContinued = true;
    continueSlowly(windowId, current)
      .catch((error: unknown) => {
        if (!current.ending.signal.aborted) onError(error);
      })
      .finally(() => {
        current.isContinued = false;
      });
  }

  return {
    page: async (searcher, asked) => {
      const { windowId, access } = searcher;
      for (;;) {
        const current = currentOf(searcher, asked);
        current.askedMs = nowMs();
        try {
          const found = await current.work.run(() => answer(current, searcher, asked));
          if (found.isMore) continueLater(windowId, current);
          return found;
        } catch (error) {
          if (!current.ending.signal.aborted) {
            end(windowId);
            throw error;
          }
          // The same search has begun again, because something changed.
          if (windows.get(windowId)?.name !== nameOf(access, asked.text)) return undefined;
        }
      }
    },
    onNews: (listener) => void listeners.push(listener),
    recordsChanged: () => {
      changes += 1;
    },
    end: (windowId) => {
      for (const one of windowId === undefined ? [...windows.keys()] : [windowId]) end(one);
    },
  };
}

/** Equal for the same search of the same agent, however it is sorted. */
function nameOf({ agentId }: AgentAccess, text: string): string {
  return JSON.stringify([agentId, text]);
}
