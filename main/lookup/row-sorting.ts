import { compareValues, type RowKey, type SortValue } from '../../shared/domain/conditions/order.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';

/**
 * Sorts many rows in small steps. The values to sort by are copied, so that rows may change in between: short runs are
 * sorted as they come, and then merged.
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

export function createRowSorting(keys: readonly RowKey[]): RowSorting {
  const ordinals: number[] = [];
  const ids: Id[] = [];
  const values: SortValue[][] = keys.map(() => []);
  /** Places in the lists above, sorted within each run. */
  const sorted: number[] = [];
  /** A heap of the runs by their first places; undefined while rows are being added. */
  let runs: Run[] | undefined;

  function compare(left: number, right: number): number {
    for (const [index, { descending }] of keys.entries()) {
      const column = values[index] ?? [];
      const compared = compareValues(column[left] ?? null, column[right] ?? null, descending);
      if (compared !== 0) return compared;
    }
    const [leftId = '', rightId = ''] = [ids[left], ids[right]];
    return leftId < rightId ? -1 : leftId > rightId ? 1 : 0;
  }

  function sortLast(): void {
    const first = sorted.length;
    const run = Array.from({ length: ordinals.length - first }, (_, index) => first + index);
    sorted.push(...run.sort(compare));
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
    const heap: Run[] = [];
    for (let at = 0; at < sorted.length; at += runLength)
      heap.push({ at, end: Math.min(at + runLength, sorted.length) });
    for (let at = heap.length >>> 1; at >= 0; at -= 1) sink(heap, at);
    return heap;
  }

  return {
    add: (ordinal, row) => {
      ordinals.push(ordinal);
      ids.push(row.id);
      for (const [index, { read }] of keys.entries()) values[index]?.push(read(row));
      if (ordinals.length - sorted.length === runLength) sortLast();
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
