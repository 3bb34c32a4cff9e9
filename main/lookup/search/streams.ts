import type { Id } from '../../../shared/domain/id.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import type { Rows } from '../../engine/rows/row-table.ts';
import { ordinalIn, placeOf } from './newest-rows.ts';
import type { FinderPlace, TextFinder } from './text-finder.ts';

/** One way of finding tickets, newest first. */
export interface Stream {
  /** Tickets above this place have been found: Infinity at the beginning, -Infinity at the end. */
  readonly frontier: () => number;
  /** Finds more tickets, until `isEnough`; returns their places. */
  readonly advance: (isEnough: () => boolean, signal: AbortSignal) => Promise<readonly number[]>;
  /** Whether it is too slow for an answer to wait for it. */
  readonly isSlow: boolean;
}

/** Reading the clock takes about as long as looking at a row. */
const rowsPerLook = 16;
/** So many tickets are found at a time. */
const inBatch = 1_000;

/** Goes through the tickets from the newest, and takes those that pass a test. */
export function walk(places: Float64Array, isWanted: (ordinal: number) => boolean, isSlow = false): Stream {
  let next = 0;
  return {
    isSlow,
    frontier: () => (next >= places.length ? -Infinity : (places[next - 1] ?? Infinity)),
    advance: async (isEnough) => {
      const found: number[] = [];
      while (next < places.length) {
        const place = places[next] ?? 0;
        next += 1;
        if (isWanted(ordinalIn(place))) found.push(place);
        if (found.length === inBatch || (next % rowsPerLook === 0 && isEnough())) break;
      }
      return found;
    },
  };
}

export interface TextStreamPorts {
  readonly finder: Pick<TextFinder, 'find'>;
  readonly rows: Pick<Rows, 'ordinalOf' | 'cursor'>;
  readonly isWanted: (ordinal: number) => boolean;
}

/** The tickets whose texts contain words. */
export function textStream(words: readonly SearchWord[], isSlow: boolean, ports: TextStreamPorts): Stream {
  const { finder, rows, isWanted } = ports;
  const cursor = rows.cursor();
  let frontier = Infinity;
  let below: FinderPlace | undefined;

  function placesOf(ids: readonly { readonly id: Id }[]): number[] {
    return ids.flatMap(({ id }) => {
      const ordinal = rows.ordinalOf(id);
      return ordinal < 0 ? [] : [placeOf(cursor.at(ordinal).updatedMs, ordinal)];
    });
  }

  return {
    isSlow,
    frontier: () => frontier,
    advance: async (_isEnough, signal) => {
      const { hits, next } = await finder.find(words, { below, limit: inBatch, signal });
      const places = placesOf(hits);
      below = next;
      // The order of an index is that of the tickets, but for a few.
      frontier = next ? Math.min(frontier, ...places) : -Infinity;
      return places.filter((place) => isWanted(ordinalIn(place)));
    },
  };
}
