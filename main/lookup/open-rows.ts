import type { Rows } from '../engine/rows/row-table.ts';
import type { Work } from '../platform/in-slices.ts';
import { createSparseNumbers } from './sparse-numbers.ts';

/** The open tickets, by the groups that are seen alike and have the same assignment. */
export interface OpenRows {
  /** Reads rows in advance; otherwise the first caller would have to wait for it. */
  readonly gather: Work;
  readonly rowChanged: (ordinal: number) => void;
  readonly all: () => Iterable<number>;
  readonly isWaiting: (ordinal: number) => boolean;
  readonly groups: () => Iterable<readonly [group: number, tickets: OpenGroup]>;
}

interface OpenGroup {
  readonly ordinals: ReadonlySet<number>;
  /** How many of them are waiting for an agent. */
  readonly waiting: number;
}

interface GrowingGroup {
  readonly number: number;
  readonly ordinals: Set<number>;
  waiting: number;
}

export function createOpenRows(rows: Pick<Rows, 'cursor' | 'groupOf' | 'isThere' | 'size'>): OpenRows {
  const groups = new Map<number, GrowingGroup>();
  const places = new Map<number, GrowingGroup>();
  /** 1 for tickets that are waiting for an agent. */
  const waiting = createSparseNumbers('u16');
  const cursor = rows.cursor();
  let gathered = 0;

  function take(ordinal: number): void {
    remove(ordinal);
    const row = rows.isThere(ordinal) ? cursor.at(ordinal) : undefined;
    if (row?.state !== 'open') return;
    const number = rows.groupOf(ordinal);
    const group = groups.get(number) ?? { number, ordinals: new Set(), waiting: 0 };
    groups.set(number, group);
    places.set(ordinal, group);
    group.ordinals.add(ordinal);
    if (!row.isWaitingForUs) return;
    group.waiting += 1;
    waiting.set(ordinal, 1);
  }

  function remove(ordinal: number): void {
    const group = places.get(ordinal);
    if (!group) return;
    places.delete(ordinal);
    group.ordinals.delete(ordinal);
    group.waiting -= waiting.get(ordinal);
    waiting.set(ordinal, 0);
    if (group.ordinals.size === 0) groups.delete(group.number);
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
      return places.keys();
    },
    isWaiting: (ordinal) => {
      gatherAll();
      return waiting.get(ordinal) !== 0;
    },
    groups: () => {
      gatherAll();
      return groups;
    },
  };
}
