import * as z from 'zod';
import type { Actor } from '../principal.ts';
import { aspect, event } from './aspect.ts';

/** How a ticket was created. A ticket whose opening has not arrived has no number and is not shown. */
export interface Intake {
  readonly number: string;
  readonly openedMs: number;
  readonly openedBy: Actor;
}

/** Far more than a device's code and its counter need. */
const longestNumber = 40;

const unopened: Intake = { number: '', openedMs: 0, openedBy: '' };

export const intake = aspect(unopened, {
  'ticket.opened': event<Intake, { number: string }>({
    data: z.object({ number: z.string().min(1).max(longestNumber) }),
    apply: (_slice, data, { timeMs, actor }) => ({ number: data.number, openedMs: timeMs, openedBy: actor }),
    invert: () => ({ stays: 'ticket' }),
  }),
});

/** Whether the opening has arrived: changes of a ticket may arrive before the ticket itself. */
export function isOpened({ number }: Pick<Intake, 'number'>): boolean {
  return number !== '';
}

/** A ticket number: the device's code and a counter of its own, which starts at 1001. */
export const firstCounter = 1001;

export function ticketNumber(deviceCode: string, counter: number): string {
  return `${deviceCode}${counter}`;
}

/** The counter in a number of this device; undefined for another device's number. */
export function counterOf(number: string, deviceCode: string): number | undefined {
  if (!number.startsWith(deviceCode)) return undefined;
  const digits = number.slice(deviceCode.length);
  return /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : undefined;
}
