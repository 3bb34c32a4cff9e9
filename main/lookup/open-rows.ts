import type { Rows } from '../engine/rows/row-table.ts';
import type { Work } from '../platform/in-slices.ts';

/** The open tickets, by the groups that are seen alike and have the same assignment. */
export interface OpenRows {
  /** Reads rows in advance; otherwise the first caller would have to wait for it. */
  readonly gather: Work;
  readonly rowChanged: (ordinal: number) => void;
  readonly all: () => Iterable<number>;
  readonly groups: () => Iterable<readonly [group: number, tickets: OpenGroup]>;
}

interface OpenGroup {
  readonly ordinals: ReadonlySet<number>;
  /** Those that are waiting for an agent. */
  readonly waiting: ReadonlySet<number>;
}

interface GrowingGroup {
  readonly number: number;
  readonly ordinals: Set<number>;
  readonly waiting: Set<number>;
}

export function createOpenRows(rows: Pick<Rows, 'cursor' | 'groupOf' | 'isThere' | 'size'>): OpenRows {
  const groups = new Map<number, GrowingGroup>();
  const places = new Map<number, GrowingGroup>();
  const cursor = rows.cursor();
  let gathered = 0;

  function take(ordinal: number): void {
    remove(ordinal);
    const row = rows.isThere(ordinal) ? cursor.at(ordinal) : undefined;
    if (row?.state !== 'open') return;
    const number = rows.groupOf(ordinal);
    const group = groups.get(number) ?? { number, ordinals: new Set(), waiting: new Set() };
    groups.set(number, group);
    places.set(ordinal, group);
    group.ordinals.add(ordinal);
    if (row.isWaitingForUs) group.waiting.add(ordinal);
  }

  function remove(ordinal: number): void {
    const group = places.get(ordinal);
    if (!group) return;
    places.delete(ordinal);
    group.ordinals.delete(ordinal);
    group.waiting.delete(ordinal);
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

  return {
    gather,
    rowChanged: (ordinal) => {
      if (ordinal < gathered) take(ordinal);
    },
    all: () => {
      gather(() => false);
      return places.keys();
    },
    groups: () => {
      gather(() => false);
      return groups;
    },
  };
}
