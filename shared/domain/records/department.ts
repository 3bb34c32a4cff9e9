import * as z from 'zod';
import { idSchema } from '../id.ts';
import { line, optionalLine } from '../text.ts';
import { recordKind } from './kind.ts';

/** A department. Its own schedule takes precedence over its plan's, and its own plan over the help topic's. */
export const department = recordKind({
  kind: 'department',
  isReplaceable: true,
  readableBy: 'agents',
  references: [
    { field: 'planId', kind: 'plan' },
    { field: 'scheduleId', kind: 'schedule' },
  ],
  fields: z.strictObject({
    name: line(100),
    isPublic: z.boolean(),
    signature: optionalLine(500),
    planId: idSchema.nullable(),
    scheduleId: idSchema.nullable(),
  }),
  defaults: {
    'department-support': {
      name: 'Support',
      isPublic: true,
      signature: 'Support Department',
      planId: null,
      scheduleId: null,
    },
    'department-sales': {
      name: 'Sales',
      isPublic: true,
      signature: 'Sales and Customer Retention',
      planId: 'plan-default',
      scheduleId: null,
    },
    'department-maintenance': {
      name: 'Maintenance',
      isPublic: false,
      signature: 'Maintenance Department',
      planId: null,
      scheduleId: null,
    },
  },
});
