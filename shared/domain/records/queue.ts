import * as z from 'zod';
import { conditionSchema } from '../conditions/condition.ts';
import { orderSchema } from '../conditions/order-schema.ts';
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

/** The default queues of every desk. Their ids are part of addresses and links. */
export const firstQueues = {
  open: { name: 'Open', where: isOpen, order: mostUrgentFirst, columns: usualColumns, owner: null, position: 1 },
  mine: {
    name: 'My tickets',
    where: openAndAssigned,
    order: mostUrgentFirst,
    columns: usualColumns,
    owner: null,
    position: 2,
  },
  closed: {
    name: 'Closed',
    where: { property: 'state', operator: 'is', value: 'closed' },
    order: [{ by: 'closed', descending: true }],
    columns: usualColumns,
    owner: null,
    position: 3,
  },
  deleted: {
    name: 'Deleted',
    where: { property: 'deleted', operator: 'is', value: true },
    order: [{ by: 'updated', descending: true }],
    columns: usualColumns,
    owner: null,
    position: 4,
  },
};

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
  fields: z.strictObject({
    name: line(60),
    where: conditionSchema,
    order: orderSchema,
    columns: z.array(z.string().max(60)).max(20),
    owner: idSchema.nullable(),
    position,
  }),
  addedLater: ['open', 'mine', 'closed', 'deleted'],
  areDefaultsWritten: false,
  defaults: firstQueues,
});
