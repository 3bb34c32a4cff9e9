import * as z from 'zod';
import { idSchema } from '../id.ts';
import { line, optionalLine } from '../text.ts';
import { recordKind } from './kind.ts';
import { position, unordered } from './position.ts';

const added = { managerId: null, claimsOnReply: null, ...unordered };

/**
 * A department. Its own schedule takes precedence over its plan's, and its own plan over the help topic's.
 * `claimsOnReply` null: as the desk says.
 */
export const department = recordKind({
  kind: 'department',
  isReplaceable: true,
  readableBy: 'agents',
  references: [
    { field: 'planId', kind: 'plan' },
    { field: 'scheduleId', kind: 'schedule' },
    { field: 'managerId', kind: 'agent', mayLeave: true },
  ],
  orderedBy: 'position',
  missing: () => added,
  fields: z.strictObject({
    name: line(100),
    isPublic: z.boolean(),
    signature: optionalLine(500),
    planId: idSchema.nullable(),
    scheduleId: idSchema.nullable(),
    managerId: idSchema.nullable(),
    claimsOnReply: z.boolean('choice.required').nullable(),
    position,
  }),
  defaults: {
    'department-support': {
      name: 'Support',
      isPublic: true,
      signature: 'Support Department',
      planId: null,
      scheduleId: null,
      ...added,
    },
    'department-sales': {
      name: 'Sales',
      isPublic: true,
      signature: 'Sales and Customer Retention',
      planId: 'plan-default',
      scheduleId: null,
      ...added,
    },
    'department-maintenance': {
      name: 'Maintenance',
      isPublic: false,
      signature: 'Maintenance Department',
      planId: null,
      scheduleId: null,
      ...added,
    },
  },
});
