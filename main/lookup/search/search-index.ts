import type { Id } from '../../../shared/domain/id.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import { type Term, termOf } from '../../../shared/views/search/term.ts';
import type { Clock } from '../../platform/clock.ts';
import { createSlices } from '../../platform/in-slices.ts';
import { createIndexKeeper, type IndexKeeperPorts } from './index-keeper.ts';
import type { IndexLife } from './index-life.ts';
import { createNewestRows } from './newest-rows.ts';
import { createScan } from './scan.ts';
import type { TextFinder } from './text-finder.ts';
import type { Search } from './worker/requests.ts';

/**
 * Finds the tickets of a desk by the words of their texts: with an index in another thread, or without one by reading the
 * texts. While the index is being built, only tickets that it already has are found. Without one there can be fewer hits
 * than asked for before the end.
 */
export interface SearchIndex extends TextFinder {
  /** Tickets that have changed, or whose requester has. */
  readonly note: (ticketIds: Iterable<Id>) => void;
  /** Resolves when the index holds all tickets and is known to be sound, or when it is certain that there will be none. */
  readonly whenReady: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface SearchIndexPorts extends Omit<IndexKeeperPorts, 'newest' | 'after'> {
  readonly clock: Pick<Clock, 'after' | 'nowMs'>;
}

/** How long a search without the index may take before it returns what it has found. */
const scanMs = 1_000;

export function createSearchIndex({ source, clock, ...ports }: SearchIndexPorts): SearchIndex {
  const newest = createNewestRows(source.rows);
  const scan = createScan(source, newest, createSlices());
  const keeper = createIndexKeeper({ source, newest, after: clock.after, ...ports });

  async function findInIndex(index: IndexLife, search: Search, below: number | null, limit: number) {
    // What was just written can be found at once.
    source.settle();
    if (index.isWhole() && index.waiting() > 0) await index.feed();
    const hits = await index.find(search, below, limit);
    const last = hits.length < limit ? undefined : hits.at(-1);
    return { hits, next: last && ({ by: 'index', place: last.place } as const) };
  }

  const find: TextFinder['find'] = async (words, { below, limit, signal }) => {
    const search = searchOf(words);
    const index = keeper.present();
    if (index) {
      try {
        return await findInIndex(index, search, below?.by === 'index' ? below.place : null, limit);
      } catch (error) {
        await keeper.failed(index, error);
      }
    }
    const endMs = clock.nowMs() + scanMs;
    const isEnough = () => clock.nowMs() >= endMs;
    const place = below?.by === 'scan' ? below.place : null;
    const { hits, next } = await scan(search, { below: place, limit, isEnough, signal });
    return { hits, next: next === null ? undefined : { by: 'scan', place: next } };
  };

  const { state, onState, note, whenReady, close } = keeper;
  return { state, onState, find, note, whenReady, close };
}

/** A word without letters, digits and emoji is not sought. */
function searchOf(words: readonly SearchWord[]): Search {
  const terms = (isExcluded: boolean): Term[] =>
    words.filter((word) => word.isExcluded === isExcluded).flatMap((word) => termOf(word) ?? []);
  return { wanted: terms(false), unwanted: terms(true) };
}
