import * as z from 'zod';
import { conditionSchema } from '../conditions/condition.ts';
import { orderSchema } from '../conditions/order-schema.ts';
import { idSchema } from '../id.ts';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';

const isOpen = { property: 'state', operator: 'is', value: 'open' } as const;

const isMine = {
  any: [
    { property: 'assignee', operator: 'is', value: { who: 'me' } },
    { property: 'team', operator: 'is', value: { who: 'my-teams' } },
  ],
} as const;

/** The open tickets that are an agent’s or their team’s. */
export const openAndTheirs = { all: [isOpen, isMine] } as const;

export const mostUrgentFirst = [
  { by: 'urgency', descending: false },
  { by: 'due', descending: false },
  { by: 'opened', descending: false },
];

/** What a row shows where nobody has chosen otherwise. */
export const usualColumns = ['requester', 'waiting', 'due', 'summary', 'status', 'priority', 'assignee', 'number'];

/** What every desk begins with, in the order of the navigation. Their ids stand in addresses and links. */
export const firstQueues = {
  open: { name: 'Open', where: isOpen, order: mostUrgentFirst, columns: usualColumns, owner: null },
  mine: {
    name: 'My tickets',
    where: openAndTheirs,
    order: mostUrgentFirst,
    columns: usualColumns,
    owner: null,
  },
  closed: {
    name: 'Closed',
    where: { property: 'state', operator: 'is', value: 'closed' },
    order: [{ by: 'closed', descending: true }],
    columns: usualColumns,
    owner: null,
  },
};

/** The one that stands first as long as it is there. */
export const startingQueueId = 'open' satisfies keyof typeof firstQueues;

/**
 * Tickets of one kind in one order, among those that somebody sees: a condition never shows more. `owner` null: everybody
 * has it in the navigation; else it is that agent's own and nobody else's business.
 */
export const queue = recordKind({
  kind: 'queue',
  isReplaceable: false,
  readableBy: 'agents',
  ownedBy: 'owner',
  references: [{ field: 'owner', kind: 'agent', mayLeave: true }],
  fixed: ['owner'],
  fields: z.strictObject({
    name: line(60),
    where: conditionSchema,
    order: orderSchema,
    columns: z.array(z.string().max(60)).max(20),
    owner: idSchema.nullable(),
  }),
  addedLater: ['open', 'mine', 'closed'],
  areDefaultsWritten: false,
  defaults: firstQueues,
});
