import type { QueryOutput } from '../../shared/bridge/contract/areas.ts';
import type { QueuePage, queueCalls, queueQueries } from '../../shared/bridge/contract/queues.ts';
import { done, failed } from '../../shared/bridge/result.ts';
import { type AgentAccess, canSee, holdsAnywhere } from '../../shared/domain/access.ts';
import { compile } from '../../shared/domain/conditions/compile.ts';
import { mostComparisons } from '../../shared/domain/conditions/condition.ts';
import type { Order } from '../../shared/domain/conditions/order-schema.ts';
import type { Id } from '../../shared/domain/id.ts';
import { usualColumns } from '../../shared/domain/records/queue.ts';
import { queueObjection } from '../../shared/domain/records/queue-rules.ts';
import { conditionNotes } from '../../shared/views/condition-notes.ts';
import { queueColumns } from '../../shared/views/queue-columns.ts';
import { queueRow } from '../../shared/views/queue-row.ts';
import { queuesOf } from '../../shared/views/queues.ts';
import { searchChoices } from '../../shared/views/search/search-choices.ts';
import type { Engine } from '../engine/engine.ts';
import type { QueueIndex } from '../lookup/queue-index.ts';
import type { PreferencesStore } from '../session/preferences.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';
import { noSuchQueue, noSuchTicket } from './refusals.ts';
import { rowsReady } from './rows-ready.ts';

export interface QueuePorts {
  readonly engine: Pick<Engine, 'rows' | 'records'>;
  readonly queues: Pick<QueueIndex, 'page' | 'ids' | 'heldBy' | 'preview' | 'counts' | 'position' | 'ordersChanged'>;
  readonly preferences: Pick<PreferencesStore, 'queueOrders' | 'changeQueueOrders'>;
  readonly ordersChanged: (agentId: Id) => void;
}

export function queueHandlers({
  engine,
  queues,
  preferences,
  ordersChanged,
}: QueuePorts): QueryHandlers<keyof typeof queueQueries> & CallHandlers<keyof typeof queueCalls> {
  async function pageOf(
    access: AgentAccess,
    { queue, offset, limit }: QueryOutput<'queue.page'>,
  ): Promise<QueuePage | undefined> {
    await preferences.queueOrders(access.agentId);
    const page = await queues.page(access, queue, offset, limit);
    const shown = queuesOf(engine.records, access.agentId).find(({ id }) => id === queue);
    if (!page || !shown) return undefined;
    const columns = queueColumns(engine.records, shown);
    const rows = page.rows.filter((row) => canSee(access, row.whereabouts));
    return { rows: rows.map((row) => queueRow(engine.records, row, columns)), total: page.total };
  }

  return {
    'queue.list': async ({ access }) => {
      const orders = await preferences.queueOrders(access.agentId);
      const own = queuesOf(engine.records, access.agentId);
      return done(
        own.map(({ id, name, where, order, columns, owner }) => ({
          id,
          name,
          order: orders[id] ?? order,
          usualOrder: order,
          columns: queueColumns(engine.records, { columns }),
          isOwn: owner !== null,
          mayChange: queueObjection(engine.records, access, id) === undefined,
          notes: conditionNotes(where, engine.records),
        })),
      );
    },
    'queue.page': async ({ access }, range) => {
      const page = await pageOf(access, range);
      return page ? done(page) : noSuchQueue();
    },
    'queue.preview': async ({ access }, { where, order, limit }) => {
      const { comparisons, problems } = compile(where, engine.records);
      if (comparisons > mostComparisons)
        return failed('refused', 'condition.too-many', { details: { most: mostComparisons } });
      const { rows, total, waitingForUs } = await queues.preview(access, { where, order }, limit);
      return done({
        rows: rows
          .filter((row) => canSee(access, row.whereabouts))
          .map((row) => queueRow(engine.records, row, usualColumns)),
        ...{ total, waitingForUs, problems },
      });
    },
    'queue.choices': ({ access }) =>
      done({ ...searchChoices(engine.records), maySeeDeleted: holdsAnywhere(access, 'ticket.delete') }),
    'queue.counts': async ({ access }) => {
      await preferences.queueOrders(access.agentId);
      return done(queues.counts(access));
    },
    'queue.overview': async ({ access }, range) => {
      await preferences.queueOrders(access.agentId);
      const counts = queues.counts(access);
      // The counts do not wait for a queue that is still being built.
      if (counts.queues[range.queue] === null) return done({ page: null, counts });
      const page = await pageOf(access, range);
      return page ? done({ page, counts: queues.counts(access) }) : noSuchQueue();
    },
    'queue.ids': async ({ access }, { queue, offset, limit }) => {
      await preferences.queueOrders(access.agentId);
      const part = await queues.ids(access, queue, offset, limit);
      return part ? done(part) : noSuchQueue();
    },
    'queue.holds': async ({ access }, { queue, ticketIds }) => {
      await rowsReady(engine.rows, ticketIds);
      const held = queues.heldBy(access, queue, ticketIds);
      return held ? done(held) : noSuchQueue();
    },
    'queue.position': async ({ access }, { queue, ticketId }) => {
      const row = engine.rows.get(ticketId);
      if (!row || !canSee(access, row.whereabouts)) return noSuchTicket();
      await preferences.queueOrders(access.agentId);
      return done({ index: await queues.position(access, queue, ticketId) });
    },
    'queue.sort': async ({ access: { agentId } }, { queue: id, order }) => {
      const theirs = queuesOf(engine.records, agentId);
      const queue = theirs.find((each) => each.id === id);
      if (!queue) return noSuchQueue();
      const isUsual = order === null || isSameOrder(order, queue.order);
      await preferences.changeQueueOrders(agentId, (present) => {
        const kept = Object.entries(present).filter(
          ([each]) => each !== id && theirs.some((other) => other.id === each),
        );
        return Object.fromEntries([...kept, ...(isUsual ? [] : [[id, order] as const])]);
      });
      queues.ordersChanged();
      ordersChanged(agentId);
      return done({});
    },
  };
}

function isSameOrder(one: Order, other: Order): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
