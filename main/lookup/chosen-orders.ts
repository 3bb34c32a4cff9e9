import type { Order } from '../../shared/domain/conditions/order-schema.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Queue } from '../../shared/views/queues.ts';

/** Queues in the orders that agents chose for themselves. */
export interface ChosenOrders {
  /** The same object for as long as nothing changes, so that its list is found quickly. */
  readonly sorted: (agentId: Id, queue: Queue) => Queue;
  /** Of some queues, those that agents sort in other ways. */
  readonly inUse: (queues: readonly Queue[]) => readonly Queue[];
}

interface Sorted {
  readonly agentId: Id;
  readonly from: Queue;
  readonly order: Order;
  readonly queue: Queue;
}

export function createChosenOrders(ordersOf: (agentId: Id) => Readonly<Record<Id, Order>>): ChosenOrders {
  const known = new Map<string, Sorted>();

  function sorted(agentId: Id, queue: Queue): Queue {
    const order = ordersOf(agentId)[queue.id];
    if (!order) return queue;
    const key = `${agentId} ${queue.id}`;
    const before = known.get(key);
    if (before?.from === queue && before.order === order) return before.queue;
    const added = { ...queue, order: [...order] };
    known.set(key, { agentId, from: queue, order, queue: added });
    return added;
  }

  return {
    sorted,
    inUse: (queues) => {
      const there = new Map(queues.map((queue) => [queue.id, queue]));
      for (const [key, { agentId, from }] of known)
        if (!there.has(from.id) || !ordersOf(agentId)[from.id]) known.delete(key);
      return [...known.values()].map(({ agentId, from }) => sorted(agentId, there.get(from.id) ?? from));
    },
  };
}
