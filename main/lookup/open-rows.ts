import type { Rows } from '../engine/rows/row-table.ts';
import type { Work } from '../platform/in-slices.ts';
import { createSparseNumbers } from './sparse-numbers.ts';

/** The open tickets, and how many there are in the groups that are seen alike and have the same assignment. */
export interface OpenRows {
  /** Reads rows in advance; otherwise the first caller would have to wait for it. */
  readonly gather: Work;
  readonly rowChanged: (ordinal: number) => void;
  /** In the order of their ordinals. */
  readonly all: () => readonly number[];
  readonly isWaiting: (ordinal: number) => boolean;
  /** The groups that have open tickets. */
  readonly groups: () => Iterable<readonly [group: number, tickets: OpenGroup]>;
}

interface OpenGroup {
  readonly count: number;
  /** How many of them are waiting for an agent. */
  readonly waiting: number;
}

interface ChangingGroup extends OpenGroup {
  count: number;
  waiting: number;
}

export function createOpenRows(rows: Pick<Rows, 'cursor' | 'groupOf' | 'isThere' | 'size'>): OpenRows {
  const groups = new Map<number, ChangingGroup>();
  /** For each open ticket its group plus one, twice, and one more if it is waiting for an agent. */
  const places = createSparseNumbers('u32');
  const cursor = rows.cursor();
  let gathered = 0;

  function count(place: number, change: 1 | -1): void {
    const number = (place >>> 1) - 1;
    const group = groups.get(number) ?? { count: 0, waiting: 0 };
    groups.set(number, group);
    group.count += change;
    group.waiting += (place & 1) * change;
    if (group.count === 0) groups.delete(number);
  }

  function placeOf(ordinal: number): number {
    const row = rows.isThere(ordinal) ? cursor.at(ordinal) : undefined;
    return row?.state === 'open' && !row.isDeleted ? (rows.groupOf(ordinal) + 1) * 2 + (row.isWaitingForUs ? 1 : 0) : 0;
  }

  function take(ordinal: number): void {
    const before = places.get(ordinal);
    const after = placeOf(ordinal);
    if (before === after) return;
    if (before !== 0) count(before, -1);
    if (after !== 0) count(after, 1);
    places.set(ordinal, after);
  }

  function gather(isEnough: () => boolean): boolean {
    while (gathered < rows.size()) {
      take(gathered);
      gathered += 1;
      if (isEnough()) return false;
    }
    return true;
  }

  function gatherAll(): void {
    if (gathered < rows.size()) gather(() => false);
  }

  return {
    gather,
    rowChanged: (ordinal) => {
      if (ordinal < gathered) take(ordinal);
    },
    all: () => {
      gatherAll();
      const open: number[] = [];
      for (let ordinal = 0; ordinal < gathered; ordinal += 1) if (places.get(ordinal) !== 0) open.push(ordinal);
      return open;
    },
    isWaiting: (ordinal) => {
      gatherAll();
      return (places.get(ordinal) & 1) === 1;
    },
    groups: () => {
      gatherAll();
      return groups;
    },
  };
}
