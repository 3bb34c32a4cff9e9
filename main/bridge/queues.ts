import type { QueryOutput } from '../../shared/bridge/contract/areas.ts';
import type { QueuePage, queueQueries } from '../../shared/bridge/contract/queues.ts';
import { done } from '../../shared/bridge/result.ts';
import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import { queueColumns } from '../../shared/views/queue-columns.ts';
import { queueRow } from '../../shared/views/queue-row.ts';
import { queuesOf } from '../../shared/views/queues.ts';
import type { Engine } from '../engine/engine.ts';
import type { QueueIndex } from '../lookup/queue-index.ts';
import type { QueryHandlers } from './handlers.ts';
import { noSuchQueue, noSuchTicket } from './refusals.ts';

export interface QueuePorts {
  readonly engine: Pick<Engine, 'rows' | 'records'>;
  readonly queues: Pick<QueueIndex, 'page' | 'counts' | 'position'>;
}

export function queueHandlers({ engine, queues }: QueuePorts): QueryHandlers<keyof typeof queueQueries> {
  async function pageOf(
    access: AgentAccess,
    { queue, offset, limit }: QueryOutput<'queue.page'>,
  ): Promise<QueuePage | undefined> {
    const page = await queues.page(access, queue, offset, limit);
    const shown = queuesOf(engine.records, access.agentId).find(({ id }) => id === queue);
    if (!page || !shown) return undefined;
    const columns = queueColumns(engine.records, shown);
    const rows = page.rows.filter((row) => canSee(access, row.whereabouts));
    return { rows: rows.map((row) => queueRow(engine.records, row, columns)), total: page.total };
  }

  return {
    'queue.list': ({ access }) => {
      const own = queuesOf(engine.records, access.agentId);
      return done(
        own.map(({ id, name, order, columns, owner }) => ({
          id,
          name,
          order,
          columns: queueColumns(engine.records, { columns }),
          isOwn: owner !== null,
        })),
      );
    },
    'queue.page': async ({ access }, range) => {
      const page = await pageOf(access, range);
      return page ? done(page) : noSuchQueue();
    },
    'queue.counts': ({ access }) => done(queues.counts(access)),
    'queue.overview': async ({ access }, range) => {
      const counts = queues.counts(access);
      // The counts do not wait for a queue that is still being built.
      if (counts.queues[range.queue] === null) return done({ page: null, counts });
      const page = await pageOf(access, range);
      return page ? done({ page, counts: queues.counts(access) }) : noSuchQueue();
    },
    'queue.position': async ({ access }, { queue, ticketId }) => {
      const row = engine.rows.get(ticketId);
      if (!row || !canSee(access, row.whereabouts)) return noSuchTicket();
      return done({ index: await queues.position(access, queue, ticketId) });
    },
  };
}
