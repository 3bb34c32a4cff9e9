import * as z from 'zod';
import { idSchema } from '../id.ts';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';

/**
 * An SLA plan: hours of grace, counted over a schedule (null: the desk's). A transient plan changes with the
 * department.
 */
export const plan = recordKind({
  kind: 'plan',
  isReplaceable: true,
  readableBy: 'agents',
  references: [{ field: 'scheduleId', kind: 'schedule' }],
  fields: z.strictObject({
    name: line(60),
    graceHours: z.number().gt(0).max(8760),
    scheduleId: idSchema.nullable(),
    isTransient: z.boolean(),
  }),
  defaults: {
    'plan-default': { name: 'Default SLA', graceHours: 18, scheduleId: null, isTransient: false },
  },
});
