import * as z from 'zod';
import { type ConditionProblem, conditionSchema } from '../../domain/conditions/condition.ts';
import { sortKeyNames } from '../../domain/conditions/order.ts';
import { mostSortKeys, type Order, orderSchema } from '../../domain/conditions/order-schema.ts';
import { type Id, idSchema } from '../../domain/id.ts';
import type { RecordOf } from '../../domain/records/registry.ts';
import type { ConditionNote } from '../../views/condition-notes.ts';
import type { QueueRow } from '../../views/queue-row.ts';
import type { SearchChoices } from '../../views/search/search-choices.ts';
import { mostTickets } from './bulk.ts';
import { call, query } from './declare.ts';
import { rights, type Shown } from './topics.ts';

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly total: number;
}

/** A queue of the agent, in the order of the navigation. */
export interface ListedQueue extends Pick<RecordOf<'queue'>, 'id' | 'name'> {
  /** How its tickets are sorted for this agent on this device. */
  readonly order: Order;
  /** How the queue sorts them for agents who chose no other order. */
  readonly usualOrder: Order;
  /** The columns of its rows, as far as this version of Deskside knows them. */
  readonly columns: readonly string[];
  /** Whether it belongs to this agent alone; otherwise everybody has it. */
  readonly isOwn: boolean;
  /** Whether this agent may change it. */
  readonly mayChange: boolean;
  /** What its condition names that is archived or unknown here. */
  readonly notes: readonly ConditionNote[];
}

/** What a queue would hold. */
export interface QueuePreview extends QueueCount {
  readonly rows: readonly QueueRow[];
  /** The parts of its condition that match nothing here, by their paths. */
  readonly problems: readonly ConditionProblem[];
}

/** How many tickets a queue holds, and how many of them are waiting for an agent. */
export interface QueueCount {
  readonly total: number;
  readonly waitingForUs: number;
}

export interface ConditionChoices extends SearchChoices {
  /** Whether the agent may delete tickets anywhere, and so may see deleted ones. */
  readonly maySeeDeleted: boolean;
}

export interface QueueCounts {
  /** The counts of each of the agent's queues, by id; null for a queue that is still being built. */
  readonly queues: Readonly<Record<Id, QueueCount | null>>;
  /** Whether the agent can see no ticket at all, whatever the queues hold. */
  readonly isEmpty: boolean;
}

/** The records that conditions name, apart from those that decide who sees what. */
const named = [
  'record:field',
  'record:plan',
  'record:priority',
  'record:status',
  'record:topic',
] as const satisfies readonly Shown[];

/** What queue contents and orders depend on: conditions refer to records of many kinds. */
const members = [
  'tickets',
  ...rights,
  'record:queue',
  'record:desk',
  'record:person',
  'record:schedule',
  ...named,
] as const satisfies readonly Shown[];

/** What pages and positions depend on. */
const sorted = [...members, 'queue-orders'] as const satisfies readonly Shown[];

const pageRange = z.strictObject({
  queue: idSchema,
  offset: z.int().min(0),
  limit: z.int().min(1).max(200),
});

const range = z.strictObject({ queue: idSchema, offset: z.int().min(0), limit: z.int().min(1).max(mostTickets) });

export const queueQueries = {
  'queue.list': query<readonly ListedQueue[]>()(z.strictObject({}), {
    shows: ['record:queue', ...named, 'record:person', 'queue-orders', ...rights],
  }),
  /** The first rows of a queue that is not saved, and how many tickets it would hold. */
  'queue.preview': query<QueuePreview>()(
    z.strictObject({ where: conditionSchema, order: orderSchema, limit: z.int().min(1).max(20) }),
    { shows: members },
  ),
  /** The names that conditions can use, archived ones included. */
  'queue.choices': query<ConditionChoices>()(z.strictObject({}), { shows: [...named, ...rights] }),
  'queue.page': query<QueuePage>()(pageRange, { shows: sorted }),
  'queue.counts': query<QueueCounts>()(z.strictObject({}), { shows: members }),
  /** A page and all counts in one answer: what a change of a ticket may change. No page while its queue is being built. */
  'queue.overview': query<{ readonly page: QueuePage | null; readonly counts: QueueCounts }>()(pageRange, {
    shows: sorted,
  }),
  /** The tickets of a part of a queue in its order: those of a selection. */
  'queue.ids': query<{ readonly ids: readonly Id[]; readonly total: number }>()(range, { shows: sorted }),
  /** Which of these tickets are in a queue. */
  'queue.holds': query<readonly Id[]>()(
    z.strictObject({ queue: idSchema, ticketIds: z.array(idSchema).max(mostTickets) }),
    { shows: members },
  ),
  /** The position of a ticket in a queue, for going to the next and the previous one. */
  'queue.position': query<{ readonly index: number | null }>()(
    z.strictObject({ queue: idSchema, ticketId: idSchema }),
    { shows: sorted },
  ),
} as const;

const chosenOrder = z
  .array(z.strictObject({ by: z.enum(sortKeyNames), descending: z.boolean() }))
  .min(1)
  .max(mostSortKeys);

export const queueCalls = {
  /** Sorts a queue for this agent on this device; null sorts it as for everybody. */
  'queue.sort': call<object>()(z.strictObject({ queue: idSchema, order: chosenOrder.nullable() }), { for: 'agent' }),
} as const;
