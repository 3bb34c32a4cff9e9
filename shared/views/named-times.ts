import type { TimeValue } from '../domain/conditions/time-value.ts';
import { canonicalJson } from '../lib/canonical-json.ts';

/** The moving times that have names. */
export const namedTimes = {
  today: { day: 0 },
  yesterday: { day: -1 },
  tomorrow: { day: 1 },
  'this-week': { week: 0 },
  'last-week': { week: -1 },
  'next-week': { week: 1 },
  'this-month': { month: 0 },
  'last-month': { month: -1 },
  'next-month': { month: 1 },
  now: { fromNow: 0, unit: 'minute' },
} as const satisfies Readonly<Record<string, TimeValue>>;

export type NamedTime = keyof typeof namedTimes;

export function isNamedTime(name: string): name is NamedTime {
  return Object.hasOwn(namedTimes, name);
}

export function namedTimeOf(value: TimeValue): NamedTime | undefined {
  return Object.keys(namedTimes)
    .filter(isNamedTime)
    .find((name) => canonicalJson(namedTimes[name]) === canonicalJson(value));
}
