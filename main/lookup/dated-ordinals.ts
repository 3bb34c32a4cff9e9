/** A ticket and the time by which it is sorted. */
interface Dated {
  readonly ordinal: number;
  readonly ms: number;
}

/** Tickets by a time of theirs. Most are added in order, and the newest are the ones that are asked for. */
export interface DatedOrdinals {
  readonly count: () => number;
  /** Whether it was added with this time. */
  readonly has: (ordinal: number, ms: number) => boolean;
  readonly add: (ordinal: number, ms: number) => void;
  /** Takes longer if the time is not the one with which it was added. */
  readonly remove: (ordinal: number, ms: number) => void;
  /** At most so many, newest first. */
  readonly newest: (limit: number) => readonly Dated[];
}

export function createDatedOrdinals(): DatedOrdinals {
  /** Oldest first; of equal times, the smaller ordinal. */
  const times: number[] = [];
  const ordinals: number[] = [];

  /** The first place that does not come before a ticket. */
  function placeOf(ordinal: number, ms: number): number {
    let [low, high] = [0, times.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const otherMs = times[middle] ?? 0;
      if (otherMs < ms || (otherMs === ms && (ordinals[middle] ?? 0) < ordinal)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    count: () => ordinals.length,
    has: (ordinal, ms) => {
      const at = placeOf(ordinal, ms);
      return ordinals[at] === ordinal && times[at] === ms;
    },
    add: (ordinal, ms) => {
      const at = placeOf(ordinal, ms);
      times.splice(at, 0, ms);
      ordinals.splice(at, 0, ordinal);
    },
    remove: (ordinal, ms) => {
      const expected = placeOf(ordinal, ms);
      const at = ordinals[expected] === ordinal ? expected : ordinals.indexOf(ordinal);
      if (at < 0) return;
      times.splice(at, 1);
      ordinals.splice(at, 1);
    },
    newest: (limit) =>
      Array.from({ length: Math.min(limit, ordinals.length) }, (_, index) => {
        const at = ordinals.length - 1 - index;
        return { ordinal: ordinals[at] ?? 0, ms: times[at] ?? 0 };
      }),
  };
}
