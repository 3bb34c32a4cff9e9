import * as z from 'zod';
import { type Day, dayOf } from '../sla/calendar.ts';
import { localDayAt } from '../sla/zone.ts';
import { optionalLine } from '../text.ts';

const date = z.iso.date('date.malformed');

/** When an agent is away: whole days of the desk, the last one included. */
export const absence = z
  .strictObject({ from: date, until: date, remark: optionalLine(200) })
  .refine(({ from, until }) => !isDate(from) || !isDate(until) || from <= until, {
    message: 'absence.ends-first',
    path: ['until'],
  });

/** What is wrong with one of the dates is said there, and nothing about their order. */
function isDate(text: string): boolean {
  return date.safeParse(text).success;
}

type Absence = z.infer<typeof absence>;

/** Whether an agent is away at an instant. */
export function isAbsent(
  { absence: away }: { readonly absence: Absence | null },
  timeZone: string,
  atMs: number,
): boolean {
  if (!away) return false;
  const today = localDayAt(timeZone, atMs);
  return dayNamed(away.from) <= today && today <= dayNamed(away.until);
}

function dayNamed(isoDate: string): Day {
  const [year = 0, month = 0, day = 0] = isoDate.split('-').map(Number);
  return dayOf(year, month, day);
}
