import type { TicketRow } from '../ticket/row.ts';
import type { Test } from './test.ts';
import { always, merged, type Timeline, timeline } from './timeline.ts';
import type { Truth, Viewpoint } from './viewpoint.ts';

/** A compiled part of a condition. */
export interface Node {
  readonly truth: (row: TicketRow, at: Viewpoint) => Truth;
  /** How its value changes with the clock; undefined if it does not. */
  readonly future?: (row: TicketRow, at: Viewpoint) => Timeline;
  /** Its value for every closed ticket, as far as that follows from the state alone. */
  readonly whenClosed: Truth;
  /** The same for every open ticket. */
  readonly whenOpen: Truth;
}

export const unknown: Node = { truth: () => undefined, whenClosed: undefined, whenOpen: undefined };

export function comparison({ truth, future, whenClosed, whenOpen }: Test): Node {
  if (!future) return { truth, whenClosed, whenOpen };
  return {
    truth,
    whenClosed,
    whenOpen,
    future: (row, at) => {
      const { moments, truthAt } = future(row, at.timeZone, at.nowMs);
      return timeline(at.nowMs, moments, truthAt);
    },
  };
}

export function negated({ truth, future, whenClosed, whenOpen }: Node): Node {
  return {
    truth: (row, at) => opposite(truth(row, at)),
    whenClosed: opposite(whenClosed),
    whenOpen: opposite(whenOpen),
    ...(future && { future: (row, at) => merged([future(row, at)], ([was]) => opposite(was)) }),
  };
}

export function every(nodes: readonly Node[]): Node {
  return joined(nodes, false);
}

export function some(nodes: readonly Node[]): Node {
  return joined(nodes, true);
}

function opposite(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

/** Combines parts of which a `decisive` one decides. */
function joined(nodes: readonly Node[], decisive: boolean): Node {
  const still = nodes.filter(({ future }) => !future);
  const futures = nodes.flatMap(({ future }) => future ?? []);
  const truthOf = truthAmong(nodes, decisive);
  const byState = {
    whenClosed: together(
      nodes.map(({ whenClosed }) => whenClosed),
      decisive,
    ),
    whenOpen: together(
      nodes.map(({ whenOpen }) => whenOpen),
      decisive,
    ),
  };
  if (futures.length === 0) return { truth: truthOf, ...byState };
  const stillTruth = truthAmong(still, decisive);
  return {
    truth: truthOf,
    ...byState,
    future: (row, at) => {
      const truth = stillTruth(row, at);
      // If a part decides independently of the clock, the others need not be evaluated.
      if (truth === decisive) return always(decisive);
      return merged([always(truth), ...futures.map((future) => future(row, at))], (all) => together(all, decisive));
    },
  };
}

function together(truths: readonly Truth[], decisive: boolean): Truth {
  if (truths.includes(decisive)) return decisive;
  return truths.includes(undefined) ? undefined : !decisive;
}

function truthAmong(nodes: readonly Node[], decisive: boolean): Node['truth'] {
  return (row, at) => {
    let all: Truth = !decisive;
    for (const { truth } of nodes) {
      const one = truth(row, at);
      if (one === decisive) return decisive;
      if (one === undefined) all = undefined;
    }
    return all;
  };
}
