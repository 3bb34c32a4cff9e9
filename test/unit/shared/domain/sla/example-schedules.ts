import { dueAfter } from '../../../../../shared/domain/sla/clock.ts';
import type { Holiday, ScheduleHours, WeeklySpan } from '../../../../../shared/domain/sla/schedule.ts';

export const hourMs = 3_600_000;
export const newYork = 'America/New_York';
export const monToFri = [1, 2, 3, 4, 5];
export const everyDay = [1, 2, 3, 4, 5, 6, 7];

export function schedule(
  timeZone: string,
  weekly: readonly WeeklySpan[],
  holidays: readonly Holiday[] = [],
): ScheduleHours {
  return { timeZone, always: false, weekly, holidays };
}

export function span(days: readonly number[], from: string, to: string): WeeklySpan {
  return { days, from, to };
}

export function off(month: number, day: number, part: { readonly from?: string; readonly to?: string } = {}): Holiday {
  return { name: 'A day off', on: { kind: 'fixed', month, day }, ...part };
}

export function due(hours: ScheduleHours, start: string, graceHours: number): string {
  return new Date(dueAfter(hours, Date.parse(start), graceHours * hourMs).dueMs).toISOString();
}

export function instant(text: string): string {
  return new Date(text).toISOString();
}

export const office = schedule(newYork, [span(monToFri, '08:00', '17:00')]);
export const nights = schedule(newYork, [span(everyDay, '22:00', '06:00')]);
