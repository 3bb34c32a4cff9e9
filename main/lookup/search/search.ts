import type { SearchIndexState } from '../../../shared/bridge/contract/search.ts';
import type { AgentAccess } from '../../../shared/domain/access.ts';
import { searchChoices } from '../../../shared/views/search/search-choices.ts';
import { createBeginSearch } from './begin-search.ts';
import { type Understood, understand } from './understood.ts';
import {
  type AskedPage,
  beginWindowSearch,
  type FoundTickets,
  type WindowSearch,
  type WindowSearchPorts,
} from './window-search.ts';

/** Finds tickets by what is typed: one search at a time for each window, and one beside it. */
export interface Search {
  /** A part of what a search finds. It is undefined if another search of the window has begun in the meantime. */
  readonly page: (searcher: Searcher, asked: AskedSearch) => Promise<FoundTickets | undefined>;
  /** What a text means as a search of an agent. */
  readonly understand: (access: AgentAccess, text: string) => Promise<Understood>;
  /** Whether the window still asks for this. */
  readonly isCurrent: (searcher: Searcher, asked: AskedSearch) => boolean;
  /** Called when a window’s search has found more, and without a window when all of them may find something else. */
  readonly onNews: (listener: (windowId: string | undefined) => void) => void;
  /** Desk records have changed, which fields refer to. */
  readonly recordsChanged: () => void;
  /** Ends the search of a window, or of all. */
  readonly end: (windowId?: string) => void;
}

export interface Searcher {
  readonly windowId: string;
  /** Whether it searches beside the search screen: the two do not end each other. */
  readonly isBeside?: boolean;
  readonly access: AgentAccess;
}

export interface AskedSearch extends AskedPage {
  readonly text: string;
}

interface Current {
  /** Equal for the same search of the same agent, however it is sorted. */
  readonly name: string;
  /** What the desk was like when it began. */
  readonly version: string;
  readonly search: WindowSearch;
}

export function createSearch(ports: WindowSearchPorts): Search {
  const { rows, records, people, finder, typos } = ports;
  const begin = createBeginSearch(ports);
  /** By window, and whether beside its search screen. */
  const windows = new Map<string, Current>();
  const listeners: ((windowId: string | undefined) => void)[] = [];
  let changes = 0;
  let indexStep = stepOf(finder.state());

  rows.onChange(() => {
    changes += 1;
  });
  typos.onReady(() => {
    changes += 1;
    tell(undefined);
  });
  finder.onState(() => {
    // Searches begin again only now and then while the index is being built, because they read many rows.
    const step = stepOf(finder.state());
    if (step !== indexStep) changes += 1;
    indexStep = step;
    tell(undefined);
  });

  function tell(windowId: string | undefined): void {
    for (const listener of listeners) listener(windowId);
  }

  function end(place: string): void {
    windows.get(place)?.search.end();
    windows.delete(place);
  }

  function isCurrent(searcher: Searcher, { text }: AskedSearch): boolean {
    const { access } = searcher;
    return windows.get(placeOf(searcher))?.name === nameOf(access, text);
  }

  /** The search of a window as it stands, or from the beginning. */
  function searchOf(searcher: Searcher, { text }: AskedSearch): WindowSearch {
    const { windowId, access } = searcher;
    const place = placeOf(searcher);
    const name = nameOf(access, text);
    // Rows that are only loaded are not announced.
    const version = `${changes} ${rows.count()}`;
    const known = windows.get(place);
    if (known?.name === name && known.version === version && !known.search.isOutdated()) return known.search;
    end(place);
    const search = beginWindowSearch(ports, begin, { text, access, tell: () => tell(windowId) });
    windows.set(place, { name, version, search });
    return search;
  }

  return {
    page: async (searcher, asked) => {
      for (;;) {
        const search = searchOf(searcher, asked);
        try {
          return await search.page(asked);
        } catch (error) {
          if (!search.isEnded()) {
            end(placeOf(searcher));
            throw error;
          }
          // Otherwise the same search has begun again, because something changed.
          if (!isCurrent(searcher, asked)) return undefined;
        }
      }
    },
    understand: (access, text) => understand(text, searchChoices(records), (name) => people.named(name, access)),
    isCurrent,
    onNews: (listener) => void listeners.push(listener),
    recordsChanged: () => {
      changes += 1;
    },
    end: (windowId) => {
      const ended =
        windowId === undefined ? [...windows.keys()] : places.map((isBeside) => placeOf({ windowId, isBeside }));
      for (const place of ended) end(place);
    },
  };
}

const places = [false, true];

function placeOf({ windowId, isBeside = false }: Pick<Searcher, 'windowId' | 'isBeside'>): string {
  return `${windowId} ${isBeside}`;
}

function nameOf({ agentId }: AgentAccess, text: string): string {
  return JSON.stringify([agentId, text]);
}

function stepOf(index: SearchIndexState): string {
  return index.kind === 'building' ? `building ${Math.floor(index.fraction * 10)}` : index.kind;
}
