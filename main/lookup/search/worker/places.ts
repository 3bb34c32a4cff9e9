import type { IndexDatabase } from './database.ts';

/**
 * Gives each ticket a place of its own: the higher, the later it changed. A place is a number of intervals since a fixed
 * day, so a change that arrives late from another device gets a place among the changes of its time. Large numbers with
 * small differences take little space in the index.
 */
export interface Places {
  readonly next: (changedMs: number) => number;
}

const intervalMs = 10_000;
const firstDayMs = Date.UTC(2000, 0, 1);
/** After so many taken places in a row the ticket is put before all others: a mass change took them. */
const mostTaken = 64;

export function createPlaces({ get }: Pick<IndexDatabase, 'get'>): Places {
  function isTaken(place: number): boolean {
    return get('SELECT 1 AS taken FROM ticket WHERE place = ?', place) !== undefined;
  }

  function highest(): number {
    return Number(get('SELECT max(place) AS place FROM ticket')?.place ?? 0);
  }

  return {
    next: (changedMs) => {
      const wanted = Math.max(1, Math.floor((changedMs - firstDayMs) / intervalMs));
      for (let place = wanted; place < wanted + mostTaken; place += 1) if (!isTaken(place)) return place;
      return highest() + 1;
    },
  };
}
