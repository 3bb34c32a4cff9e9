import * as z from 'zod';
import { idSchema } from '../../domain/id.ts';
import type { QueueRow } from '../../views/queue-row.ts';
import { type QueueName, queueNames } from '../../views/queues.ts';
import { query } from './declare.ts';
import { sight } from './topics.ts';

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly total: number;
}

export type QueueCounts = Readonly<Record<QueueName, number>> & { readonly waitingForUs: number };

export const queueQueries = {
  'queue.page': query<QueuePage>()(
    z.strictObject({ queue: z.enum(queueNames), offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    { shows: ['tickets', ...sight, 'record:person', 'record:priority', 'record:status'] },
  ),
  'queue.counts': query<QueueCounts>()(z.strictObject({}), { shows: ['tickets', ...sight] }),
  /** Where a ticket stands in a queue, for going to the next and the previous one. */
  'queue.position': query<{ readonly index: number | null }>()(
    z.strictObject({ queue: z.enum(queueNames), ticketId: idSchema }),
    { shows: ['tickets', ...sight, 'record:priority'] },
  ),
} as const;
