import * as z from 'zod';
import { idSchema } from '../id.ts';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';
import { position, unordered } from './position.ts';

const hours = z.number('number.malformed').gt(0, 'hours.out-of-range').max(8760, 'hours.out-of-range');

const added = { firstResponseHours: null, warnMinutes: null, ...unordered };

/**
 * An SLA plan: hours of grace, counted over a schedule (null: the desk's). A transient plan changes with the
 * department. `firstResponseHours` null: no target for the first reply. `warnMinutes`: how long before it is due a
 * ticket is due soon; null leaves that to the grace.
 */
export const plan = recordKind({
  kind: 'plan',
  isReplaceable: true,
  readableBy: 'agents',
  references: [{ field: 'scheduleId', kind: 'schedule' }],
  orderedBy: 'position',
  missing: () => added,
  fields: z.strictObject({
    name: line(60),
    graceHours: hours,
    firstResponseHours: hours.nullable(),
    warnMinutes: z
      .int('warning.out-of-range')
      .min(1, 'warning.out-of-range')
      .max(525_600, 'warning.out-of-range')
      .nullable(),
    scheduleId: idSchema.nullable(),
    isTransient: z.boolean(),
    position,
  }),
  defaults: {
    'plan-default': { name: 'Default SLA', graceHours: 18, scheduleId: null, isTransient: false, ...added },
  },
});
