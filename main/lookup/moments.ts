import type { Id } from '../../shared/domain/id.ts';
import { sortedPosition } from '../../shared/lib/sorted-list.ts';

/** A time of a ticket at which something has to be looked at. */
export interface Moment {
  readonly atMs: number;
  readonly id: Id;
}

/** Many moments in their order: the next is at hand, however many there are. */
export interface Moments {
  readonly replaceAll: (moments: Moment[]) => void;
  readonly put: (moment: Moment) => void;
  readonly take: (moment: Moment) => void;
  /** The tickets whose moment is later than the one time and not later than the other. */
  readonly between: (afterMs: number, untilMs: number) => Id[];
  readonly countUntil: (untilMs: number) => number;
  readonly firstAfter: (afterMs: number) => number | undefined;
}

export function createMoments(): Moments {
  let sorted: Moment[] = [];

  /** Where the first moment stands that is later than this. */
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
