import * as z from 'zod';
import { alwaysOpen, scheduleHours, weekdays8to5 } from '../sla/schedule.ts';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';
import { position, unordered } from './position.ts';

/** When the SLA clock runs. */
export const schedule = recordKind({
  kind: 'schedule',
  isReplaceable: true,
  readableBy: 'agents',
  references: [],
  orderedBy: 'position',
  missing: () => unordered,
  fields: z.strictObject({ name: line(100), hours: scheduleHours, position }),
  defaults: {},
});

/** The schedules of a new desk, in the time zone (an IANA name) of the computer that it is set up on. */
export function schedulesFor(timeZone: string): Readonly<Record<string, z.output<typeof schedule.fields>>> {
  return {
    'schedule-weekdays': {
      name: 'Monday – Friday 8am – 5pm with U.S. Holidays',
      hours: weekdays8to5(timeZone),
      ...unordered,
    },
    'schedule-always': { name: '24/7', hours: alwaysOpen(timeZone), ...unordered },
  };
}
