import * as z from 'zod';
import { type Condition, conditionSchema } from '../conditions/condition.ts';
import { orderSchema } from '../conditions/order-schema.ts';
import type { TimeValue } from '../conditions/time-value.ts';
import { idSchema } from '../id.ts';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';
import { position, unordered } from './position.ts';

const isOpen = { property: 'state', operator: 'is', value: 'open' } as const;

const isMine = {
  any: [
    { property: 'assignee', operator: 'is', value: { who: 'me' } },
    { property: 'team', operator: 'is', value: { who: 'my-teams' } },
  ],
} as const;

/** The open tickets assigned to an agent or their teams. */
export const openAndAssigned = { all: [isOpen, isMine] } as const;

export const mostUrgentFirst = [
  { by: 'urgency', descending: false },
  { by: 'due', descending: false },
  { by: 'opened', descending: false },
];

/** The default columns of a row. */
export const usualColumns = ['requester', 'waiting', 'due', 'summary', 'status', 'priority', 'assignee', 'number'];

const newestClosedFirst = [{ by: 'closed', descending: true }];

const queueFields = z.strictObject({
  name: line(60),
  where: conditionSchema,
  order: orderSchema,
  columns: z.array(z.string().max(60)).max(20),
  owner: idSchema.nullable(),
  position,
});

type FirstQueue = z.output<typeof queueFields>;

function openQueue(name: string, position: number, where: Condition): FirstQueue {
  return { name, where, order: mostUrgentFirst, columns: usualColumns, owner: null, position };
}

function closedQueue(name: string, position: number, during?: TimeValue): FirstQueue {
  const isClosed: Condition = { property: 'state', operator: 'is', value: 'closed' };
  const where = during ? { all: [isClosed, { property: 'closed', operator: 'during', value: during }] } : isClosed;
  return { ...openQueue(name, position, where), order: newestClosedFirst };
}

const isUnassigned = [
  { property: 'assignee', operator: 'isEmpty' },
  { property: 'team', operator: 'isEmpty' },
] as const;

/** The default queues of every desk. Their ids are part of addresses and links. */
export const firstQueues = {
  open: openQueue('Open', 1, isOpen),
  unassigned: openQueue('Unassigned', 2, { all: [isOpen, ...isUnassigned] }),
  mine: openQueue('My tickets', 3, openAndAssigned),
  waiting: openQueue('Waiting', 4, {
    all: [isOpen, { property: 'status-kind', operator: 'is', value: 'waiting' }],
  }),
  answered: openQueue('Answered', 5, { all: [isOpen, { property: 'answered', operator: 'is', value: true }] }),
  overdue: openQueue('Overdue', 6, { all: [isOpen, { property: 'overdue', operator: 'is', value: true }] }),
  closed: closedQueue('Closed', 7),
  'closed-today': closedQueue('Closed today', 8, { day: 0 }),
  'closed-yesterday': closedQueue('Closed yesterday', 9, { day: -1 }),
  'closed-week': closedQueue('Closed this week', 10, { week: 0 }),
  'closed-month': closedQueue('Closed this month', 11, { month: 0 }),
  deleted: {
    name: 'Deleted',
    where: { property: 'deleted', operator: 'is', value: true },
    order: [{ by: 'updated', descending: true }],
    columns: usualColumns,
    owner: null,
    position: 12,
  },
} as const satisfies Readonly<Record<string, FirstQueue>>;

/** Default queues that are listed below another one, which holds all of their tickets until it is changed. */
export const queuesBelow = {
  closed: ['closed-today', 'closed-yesterday', 'closed-week', 'closed-month'],
} as const satisfies { readonly [Above in keyof typeof firstQueues]?: readonly (keyof typeof firstQueues)[] };

/** The queue that only those have who may delete and restore tickets. */
export const deletedQueueId = 'deleted' satisfies keyof typeof firstQueues;

/** The queue that comes first while it exists. */
export const startingQueueId = 'open' satisfies keyof typeof firstQueues;

/**
 * Tickets that match a condition, in one order, among those that an agent sees. `owner` null: all agents have it in the
 * navigation; otherwise only that agent does.
 */
export const queue = recordKind({
  kind: 'queue',
  isReplaceable: false,
  readableBy: 'agents',
  ownedBy: 'owner',
  references: [{ field: 'owner', kind: 'agent', mayLeave: true }],
  fixed: ['owner'],
  orderedBy: 'position',
  missing: () => unordered,
  fields: queueFields,
  addedLater: Object.keys(firstQueues),
  areDefaultsWritten: false,
  defaults: firstQueues,
});
