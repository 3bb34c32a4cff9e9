import { compareValues, type RowKey, type SortValue } from '../../shared/domain/conditions/order.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';

/**
 * Sorts many rows in small steps. The values to sort by are copied, so that rows may change in between. Short runs are
 * sorted as they come, and then merged; runs that come in order already are one, and cost a comparison per row.
 */
export interface RowSorting {
  readonly add: (ordinal: number, row: TicketRow) => void;
  /** Returns the next ordinal in order, once all are added; undefined at the end. */
  readonly next: () => number | undefined;
}

const runLength = 512;

interface Run {
  at: number;
  readonly end: number;
}

/** `idAt` is asked only for rows that are equal in all keys. */
export function createRowSorting(keys: readonly RowKey[], idAt: (ordinal: number) => Id): RowSorting {
  const ordinals: number[] = [];
  const columns = keys.map(({ read, descending }) => ({ read, descending, values: [] as SortValue[] }));
  /** Places in the lists above, sorted within each run. */
  const sorted: number[] = [];
  /** Where the runs end; the next one begins there. */
  const ends: number[] = [];
  /** Whether all rows since the last run came in order. */
  let isInOrder = true;
  /** A heap of the runs by their first places; undefined while rows are being added. */
  let runs: Run[] | undefined;

  function compare(left: number, right: number): number {
    for (const { values, descending } of columns) {
      const compared = compareValues(values[left] ?? null, values[right] ?? null, descending);
      if (compared !== 0) return compared;
    }
    const [leftId, rightId] = [idAt(ordinals[left] ?? 0), idAt(ordinals[right] ?? 0)];
    return leftId < rightId ? -1 : leftId > rightId ? 1 : 0;
  }

  function sortLast(): void {
    const first = sorted.length;
    for (let place = first; place < ordinals.length; place += 1) sorted.push(place);
    if (!isInOrder)
      for (const [index, place] of sorted.slice(first).sort(compare).entries()) sorted[first + index] = place;
    // It continues the run before if that ends with a row that comes first.
    if (first > 0 && compare(sorted[first - 1] ?? 0, sorted[first] ?? 0) <= 0) ends.pop();
    ends.push(sorted.length);
    isInOrder = true;
  }

  function headOf(run: Run | undefined): number {
    return sorted[run?.at ?? 0] ?? 0;
  }

  /** Moves the run at a place of the heap down to where it belongs. */
  function sink(heap: Run[], from: number): void {
    const moving = heap[from];
    if (!moving) return;
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const isRightFirst = right < heap.length && compare(headOf(heap[right]), headOf(heap[left])) < 0;
      const below = isRightFirst ? right : left;
      const next = heap[below];
      if (!next || compare(headOf(moving), headOf(next)) <= 0) break;
      heap[at] = next;
      at = below;
    }
    heap[at] = moving;
  }

  function startMerging(): Run[] {
    if (sorted.length < ordinals.length) sortLast();
    const heap = ends.map((end, index): Run => ({ at: ends[index - 1] ?? 0, end }));
    for (let at = heap.length >>> 1; at >= 0; at -= 1) sink(heap, at);
    return heap;
  }

  return {
    add: (ordinal, row) => {
      const place = ordinals.push(ordinal) - 1;
      for (const { read, values } of columns) values.push(read(row));
      isInOrder &&= place === sorted.length || compare(place - 1, place) <= 0;
      if (place + 1 - sorted.length === runLength) sortLast();
    },
    next: () => {
      runs ??= startMerging();
      const [first] = runs;
      if (!first) return undefined;
      const place = headOf(first);
      first.at += 1;
      if (first.at === first.end) {
        const last = runs.pop();
        if (last && last !== first) runs[0] = last;
      }
      sink(runs, 0);
      return ordinals[place];
    },
  };
}
