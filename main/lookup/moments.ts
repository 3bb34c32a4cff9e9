import type { Id } from '../../shared/domain/id.ts';
import { sortedPosition } from '../../shared/lib/sorted-list.ts';

/** A time at which a ticket has to be checked. */
export interface Moment {
  readonly atMs: number;
  readonly id: Id;
}

/** Moments ordered by time; finding the next one is cheap however many there are. */
export interface Moments {
  readonly replaceAll: (moments: Moment[]) => void;
  readonly put: (moment: Moment) => void;
  readonly take: (moment: Moment) => void;
  /** The tickets with a moment after `afterMs` and not after `untilMs`. */
  readonly between: (afterMs: number, untilMs: number) => Id[];
  readonly countUntil: (untilMs: number) => number;
  readonly firstAfter: (afterMs: number) => number | undefined;
}

export function createMoments(): Moments {
  let sorted: Moment[] = [];

  /** The index of the first moment after this time. */
  function after(ms: number): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle]?.atMs ?? 0) <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    replaceAll: (moments) => {
      sorted = moments.sort(compare);
    },
    put: (moment) => void sorted.splice(sortedPosition(sorted, moment, compare), 0, moment),
    take: (moment) => {
      const at = sortedPosition(sorted, moment, compare);
      if (sorted[at]?.id === moment.id) sorted.splice(at, 1);
    },
    between: (afterMs, untilMs) => sorted.slice(after(afterMs), after(untilMs)).map(({ id }) => id),
    countUntil: after,
    firstAfter: (afterMs) => sorted[after(afterMs)]?.atMs,
  };
}

function compare(a: Moment, b: Moment): number {
  return a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
