import * as z from 'zod';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';

/** The highest number that a priority can have. */
export const leastUrgent = 99;

/** `urgency` 1 is the most urgent, as osTicket counts; queues sort by it. */
export const priority = recordKind({
  kind: 'priority',
  isReplaceable: true,
  readableBy: 'agents',
  references: [],
  orderedBy: 'urgency',
  fields: z.strictObject({
    name: line(60),
    urgency: z.int('number.malformed').min(1, 'urgency.out-of-range').max(leastUrgent, 'urgency.out-of-range'),
  }),
  defaults: {
    'priority-low': { name: 'Low', urgency: 4 },
    'priority-normal': { name: 'Normal', urgency: 3 },
    'priority-high': { name: 'High', urgency: 2 },
    'priority-emergency': { name: 'Emergency', urgency: 1 },
  },
});
