import { createSparseNumbers } from './sparse-numbers.ts';

/** When each of many rows has to be looked at again: a heap in typed arrays. A row has at most one moment. */
export interface RowMoments {
  /** Replaces the moment of a row; null removes it. */
  readonly set: (ordinal: number, ms: number | null) => void;
  /** Removes the earliest moment that is not after `untilMs`, and returns its row; undefined if there is none. */
  readonly takeUntil: (untilMs: number) => number | undefined;
  readonly firstMs: () => number | undefined;
}

export function createRowMoments(): RowMoments {
  let times = new Float64Array(16);
  let ordinals = new Uint32Array(16);
  let length = 0;
  /** The place of each row in the heap, plus one. */
  const places = createSparseNumbers('u32');

  function makeRoom(): void {
    if (length < times.length) return;
    const [largerTimes, largerOrdinals] = [new Float64Array(length * 2), new Uint32Array(length * 2)];
    largerTimes.set(times);
    largerOrdinals.set(ordinals);
    [times, ordinals] = [largerTimes, largerOrdinals];
  }

  function timeAt(at: number): number {
    return at < length ? (times[at] ?? Infinity) : Infinity;
  }

  function put(at: number, ordinal: number, ms: number): void {
    times[at] = ms;
    ordinals[at] = ordinal;
    places.set(ordinal, at + 1);
  }

  function copy(from: number, to: number): void {
    put(to, ordinals[from] ?? 0, timeAt(from));
  }

  /** Puts a moment at a free place, or where it belongs above or below that. */
  function settle(free: number, ordinal: number, ms: number): void {
    let at = free;
    while (at > 0 && timeAt((at - 1) >>> 1) > ms) {
      copy((at - 1) >>> 1, at);
      at = (at - 1) >>> 1;
    }
    for (;;) {
      const left = 2 * at + 1;
      const below = timeAt(left + 1) < timeAt(left) ? left + 1 : left;
      if (!(timeAt(below) < ms)) break;
      copy(below, at);
      at = below;
    }
    put(at, ordinal, ms);
  }

  function removeAt(at: number): void {
    places.set(ordinals[at] ?? 0, 0);
    length -= 1;
    if (at < length) settle(at, ordinals[length] ?? 0, times[length] ?? Infinity);
  }

  return {
    set: (ordinal, ms) => {
      const known = places.get(ordinal);
      if (known > 0) removeAt(known - 1);
      if (ms === null) return;
      makeRoom();
      length += 1;
      settle(length - 1, ordinal, ms);
    },
    takeUntil: (untilMs) => {
      const first = ordinals[0];
      if (first === undefined || !(timeAt(0) <= untilMs)) return undefined;
      removeAt(0);
      return first;
    },
    firstMs: () => (length > 0 ? times[0] : undefined),
  };
}
