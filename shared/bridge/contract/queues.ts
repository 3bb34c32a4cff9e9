import * as z from 'zod';
import { type Id, idSchema } from '../../domain/id.ts';
import type { RecordOf } from '../../domain/records/registry.ts';
import type { QueueRow } from '../../views/queue-row.ts';
import { query } from './declare.ts';
import { rights, type Shown } from './topics.ts';

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly total: number;
}

/** A queue of the agent, in the order of the navigation. */
export interface ListedQueue extends Pick<RecordOf<'queue'>, 'id' | 'name' | 'order'> {
  /** The columns of its rows, as far as this version of Deskside knows them. */
  readonly columns: readonly string[];
  /** Whether it belongs to this agent alone; otherwise everybody has it. */
  readonly isOwn: boolean;
}

/** How many tickets a queue holds, and how many of them are waiting for an agent. */
export interface QueueCount {
  readonly total: number;
  readonly waitingForUs: number;
}

export interface QueueCounts {
  /** The counts of each of the agent's queues, by id; null for a queue that is still being built. */
  readonly queues: Readonly<Record<Id, QueueCount | null>>;
  /** Whether the agent can see no ticket at all, whatever the queues hold. */
  readonly isEmpty: boolean;
}

/** What queue contents and orders depend on: conditions refer to records of many kinds. */
const members = [
  'tickets',
  ...rights,
  'record:queue',
  'record:desk',
  'record:field',
  'record:person',
  'record:plan',
  'record:priority',
  'record:schedule',
  'record:status',
  'record:topic',
] as const satisfies readonly Shown[];

const pageRange = z.strictObject({
  queue: idSchema,
  offset: z.int().min(0),
  limit: z.int().min(1).max(200),
});

export const queueQueries = {
  'queue.list': query<readonly ListedQueue[]>()(z.strictObject({}), {
    shows: ['record:queue', 'record:field', ...rights],
  }),
  'queue.page': query<QueuePage>()(pageRange, { shows: members }),
  'queue.counts': query<QueueCounts>()(z.strictObject({}), { shows: members }),
  /** A page and all counts in one answer: what a change of a ticket may change. No page while its queue is being built. */
  'queue.overview': query<{ readonly page: QueuePage | null; readonly counts: QueueCounts }>()(pageRange, {
    shows: members,
  }),
  /** The position of a ticket in a queue, for going to the next and the previous one. */
  'queue.position': query<{ readonly index: number | null }>()(
    z.strictObject({ queue: idSchema, ticketId: idSchema }),
    { shows: members },
  ),
} as const;
