import type { queueQueries } from '../../shared/bridge/contract/queues.ts';
import { done } from '../../shared/bridge/result.ts';
import { queueRow } from '../../shared/views/queue-row.ts';
import type { Engine } from '../engine/engine.ts';
import type { QueueIndex } from '../lookup/queue-index.ts';
import type { QueryHandlers } from './handlers.ts';
import { noSuchTicket } from './refusals.ts';
import { visibleTicket } from './visible-ticket.ts';

export interface QueuePorts {
  readonly engine: Pick<Engine, 'tickets' | 'records'>;
  readonly queues: Pick<QueueIndex, 'page' | 'waiting' | 'position'>;
}

export function queueHandlers({ engine, queues }: QueuePorts): QueryHandlers<keyof typeof queueQueries> {
  return {
    'queue.page': async ({ access }, { queue, offset, limit }) => {
      const { ids, total } = queues.page(access, queue, offset, limit);
      const tickets = await engine.tickets.load(ids);
      return done({ rows: tickets.map((ticket) => queueRow(engine.records, ticket)), total });
    },
    'queue.counts': ({ access }) => {
      const totalOf = (queue: 'open' | 'mine' | 'closed') => queues.page(access, queue, 0, 0).total;
      const waitingForUs = queues.waiting(access, 'open');
      return done({ open: totalOf('open'), mine: totalOf('mine'), closed: totalOf('closed'), waitingForUs });
    },
    'queue.position': async ({ access }, { queue, ticketId }) => {
      const ticket = await visibleTicket(engine, access, ticketId);
      return ticket ? done({ index: queues.position(access, queue, ticket) }) : noSuchTicket();
    },
  };
}
