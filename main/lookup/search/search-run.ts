import { sortedPosition } from '../../../shared/lib/sorted-list.ts';
import { beginSlice, nextTurn } from '../../platform/in-slices.ts';
import type { Stream } from './streams.ts';

/** A search, carried out step by step. */
export interface SearchRun {
  /** The places of the tickets found so far, newest first. */
  readonly found: () => readonly number[];
  /** Finds at least so many of the newest tickets, or all; more only until `isEnough`. */
  readonly gather: (fewest: number, most: number, isEnough: () => boolean) => Promise<void>;
  /** Whether all tickets were looked at. */
  readonly isDone: () => boolean;
  /** Whether only what takes too long to wait for is left. */
  readonly isSlow: () => boolean;
  /** Takes one step in the ways that are too slow to wait for. */
  readonly step: () => Promise<void>;
}

export function createSearchRun(streams: readonly Stream[], signal: AbortSignal): SearchRun {
  const found: number[] = [];
  const known = new Set<number>();
  let isSliceOver = beginSlice();

  function take(places: readonly number[]): void {
    for (const place of places) {
      if (known.has(place)) continue;
      known.add(place);
      const last = found.at(-1);
      if (last === undefined || place < last) found.push(place);
      else found.splice(sortedPosition(found, place, newestFirst), 0, place);
    }
  }

  /** The stream that may find the newest of the tickets that are not known yet. */
  function leading(isSlow: boolean): Stream | undefined {
    const [first, ...others] = streams.filter((stream) => stream.isSlow === isSlow && stream.frontier() > -Infinity);
    if (!first) return undefined;
    return others.reduce((best, stream) => (stream.frontier() > best.frontier() ? stream : best), first);
  }

  /** How many of the found tickets stay where they are. */
  function settled(): number {
    const stream = leading(false);
    // The ticket at the frontier has been found, too; places are whole numbers.
    return stream ? sortedPosition(found, stream.frontier() - 0.5, newestFirst) : found.length;
  }

  async function advance(stream: Stream): Promise<void> {
    if (isSliceOver()) {
      await nextTurn();
      isSliceOver = beginSlice();
    }
    signal.throwIfAborted();
    take(await stream.advance(isSliceOver, signal));
    signal.throwIfAborted();
  }

  return {
    found: () => found,
    gather: async (fewest, most, isEnough) => {
      for (;;) {
        const stream = leading(false);
        const count = settled();
        if (!stream || count >= most || (count >= fewest && isEnough())) return;
        await advance(stream);
      }
    },
    isDone: () => leading(false) === undefined && leading(true) === undefined,
    isSlow: () => leading(false) === undefined && leading(true) !== undefined,
    step: async () => {
      const stream = leading(true);
      if (stream) await advance(stream);
    },
  };
}

function newestFirst(one: number, other: number): number {
  return other - one;
}
