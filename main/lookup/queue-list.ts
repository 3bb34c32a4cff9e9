import { compareRows } from '../../shared/domain/conditions/order.ts';
import type { Viewpoint } from '../../shared/domain/conditions/viewpoint.ts';
import type { Rows } from '../engine/rows/row-table.ts';
import type { Work } from '../platform/in-slices.ts';
import { createOrderedBlocks, type OrderedBlocks } from './ordered-blocks.ts';
import type { QueueDefinition } from './queue-definition.ts';
import { createRowMoments } from './row-moments.ts';
import { createRowSorting } from './row-sorting.ts';

/** The tickets that match a condition, in order, whether or not an agent may see them; kept as tickets change and time passes. */
export interface QueueList {
  readonly order: OrderedBlocks;
  /** Builds the list, or looks at what changed since; until nothing is left, the order lacks some tickets. */
  readonly work: Work;
  readonly isSettled: () => boolean;
  /** Takes a row out, until it is looked at again. */
  readonly rowChanged: (ordinal: number) => void;
  /** Has the rows looked at whose time has come. */
  readonly clockMoved: (nowMs: number) => void;
  /** When the clock next adds or removes a ticket. */
  readonly nextMs: () => number | undefined;
}

export interface QueueListOptions {
  readonly definition: QueueDefinition;
  readonly rows: Pick<Rows, 'cursor' | 'idAt' | 'isThere'>;
  /** The rows that can match. */
  readonly candidates: Iterable<number>;
  /** Whether they are open tickets in the order of the list, so that they need not be compared. */
  readonly areSorted: boolean;
  readonly viewpoint: () => Viewpoint;
  /** Called with a ticket that the clock alone added or removed. */
  readonly onTurned: (ordinal: number) => void;
}

export function createQueueList(options: QueueListOptions): QueueList {
  const { definition, rows, viewpoint, onTurned } = options;
  const { condition, keys } = definition;
  const order = createOrderedBlocks();
  const moments = createRowMoments();
  const own = rows.cursor();
  const others = rows.cursor();
  /** Rows that changed and are out of the order. */
  const changed = new Set<number>();
  /** Rows whose time has come. */
  const due = new Set<number>();
  let building: Work | undefined = options.areSorted ? take(options.candidates) : build(options.candidates);

  /** Whether a row matches now; records when to look at it again. */
  function matches(ordinal: number, at: Viewpoint): boolean {
    const row = rows.isThere(ordinal) ? own.at(ordinal) : undefined;
    if (condition.usesClock) moments.set(ordinal, row ? condition.nextChange(row, at) : null);
    return row !== undefined && condition.holds(row, at);
  }

  function take(candidates: Iterable<number>): Work {
    const left = candidates[Symbol.iterator]();
    return (isEnough) => {
      const at = viewpoint();
      const doAllMatch = condition.isForAllOpen && !condition.usesClock;
      for (let next = left.next(); !next.done; next = left.next()) {
        // A row that changed since is put in at the end.
        if (!changed.has(next.value) && (doAllMatch || matches(next.value, at))) order.append(next.value);
        if (isEnough()) return false;
      }
      return true;
    };
  }

  function build(candidates: Iterable<number>): Work {
    const left = candidates[Symbol.iterator]();
    const sorting = createRowSorting(keys, rows.idAt);
    let isGathered = false;

    function gather(isEnough: () => boolean): boolean {
      const at = viewpoint();
      for (let next = left.next(); !next.done; next = left.next()) {
        if (matches(next.value, at)) sorting.add(next.value, own.at(next.value));
        if (isEnough()) return false;
      }
      isGathered = true;
      return true;
    }

    return (isEnough) => {
      if (!isGathered && !gather(isEnough)) return false;
      for (let ordinal = sorting.next(); ordinal !== undefined; ordinal = sorting.next()) {
        // The order is by the values that were read; a row that changed since is put in at the end.
        if (!changed.has(ordinal)) order.append(ordinal);
        if (isEnough()) return false;
      }
      return true;
    };
  }

  /** Puts a row where it belongs now. */
  function place(ordinal: number, at: Viewpoint): boolean {
    if (!matches(ordinal, at)) return false;
    const row = own.at(ordinal);
    order.insert(ordinal, (other) => compareRows(keys, row, others.at(other)) < 0);
    return true;
  }

  function placeChanged(isEnough: () => boolean): boolean {
    const at = viewpoint();
    for (const ordinal of changed) {
      changed.delete(ordinal);
      due.delete(ordinal);
      place(ordinal, at);
      if (isEnough()) return false;
    }
    for (const ordinal of due) {
      due.delete(ordinal);
      const was = order.remove(ordinal);
      if (place(ordinal, at) !== was) onTurned(ordinal);
      if (isEnough()) return false;
    }
    return true;
  }

  const isSettled = () => building === undefined && changed.size + due.size === 0;

  return {
    order,
    work: (isEnough) => {
      if (building && !building(isEnough)) return false;
      building = undefined;
      placeChanged(isEnough);
      return isSettled();
    },
    isSettled,
    rowChanged: (ordinal) => {
      order.remove(ordinal);
      changed.add(ordinal);
    },
    clockMoved: (nowMs) => {
      for (let row = moments.takeUntil(nowMs); row !== undefined; row = moments.takeUntil(nowMs)) due.add(row);
    },
    nextMs: moments.firstMs,
  };
}
