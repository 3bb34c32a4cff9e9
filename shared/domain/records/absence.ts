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

export type Absence = Readonly<z.infer<typeof absence>>;

/** How many days before it begins others are told of an absence. */
const announcedDays = 7;

/** Whether somebody is absent now, or will be soon; undefined if neither. */
export function absenceStage(away: Absence | null, today: Day): 'now' | 'soon' | undefined {
  if (!away || dayNamed(away.until) < today) return undefined;
  const from = dayNamed(away.from);
  if (from <= today) return 'now';
  return from <= today + announcedDays ? 'soon' : undefined;
}

/** Whether an agent is away at an instant. */
export function isAbsent(
  { absence: away }: { readonly absence: Absence | null },
  timeZone: string,
  atMs: number,
): boolean {
  return away !== null && absenceStage(away, localDayAt(timeZone, atMs)) === 'now';
}

function dayNamed(isoDate: string): Day {
  const [year = 0, month = 0, day = 0] = isoDate.split('-').map(Number);
  return dayOf(year, month, day);
}
