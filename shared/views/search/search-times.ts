import type { Condition } from '../../domain/conditions/condition.ts';
import { type TimeValue, timeValue } from '../../domain/conditions/time-value.ts';
import type { Sign } from './parsed-search.ts';

/** Whether a time without a sign, such as `7d`, lies in the past or in the future. */
export type Direction = 'back' | 'ahead';

/** The first and the last of some days; one moment is both. */
interface Span {
  readonly first: TimeValue;
  readonly last: TimeValue;
}

const day = (offset: number): Span => ({ first: { day: offset }, last: { day: offset } });
const week = (offset: number): Span => ({ first: { week: offset }, last: { week: offset } });
const month = (offset: number): Span => ({ first: { month: offset }, last: { month: offset } });

/** The names of moving times. */
const timeNames: Readonly<Record<string, Span>> = {
  today: day(0),
  yesterday: day(-1),
  tomorrow: day(1),
  'this-week': week(0),
  'last-week': week(-1),
  'next-week': week(1),
  'this-month': month(0),
  'last-month': month(-1),
  'next-month': month(1),
  now: { first: { fromNow: 0, unit: 'minute' }, last: { fromNow: 0, unit: 'minute' } },
};

const usual: Readonly<Record<Direction, readonly string[]>> = {
  back: ['today', 'yesterday', '>7d', '>30d', '<30d', 'this-week', 'last-week', 'this-month', 'last-month'],
  ahead: ['today', 'tomorrow', '<2d', '<7d', 'this-week', 'next-week'],
};

/** Times to choose from while a number or a sign is typed, or nothing yet. */
export function timeSuggestions(direction: Direction, sign: Sign | '', typed: string): readonly string[] {
  const [digits] = /^[+-]?\d{1,3}(?=\D*$)/.exec(typed) ?? [];
  if (digits !== undefined) return ['d', 'w', 'h', 'mo'].map((unit) => `${sign}${digits}${unit}`);
  if (sign === '') return usual[direction];
  const spans = direction === 'back' ? ['7d', '30d', '1y'] : ['2d', '7d'];
  return [...spans, ...usual[direction].filter((name) => !/^[<>]/.test(name))].map((time) => `${sign}${time}`);
}

/** The units of spans of time. `m` is none, because it may mean minutes or months. */
const units: readonly (readonly [name: RegExp, unit: 'minute' | 'hour' | 'day', count: number])[] = [
  [/^min(?:s|utes?)?$/, 'minute', 1],
  [/^h(?:rs?|ours?)?$/, 'hour', 1],
  [/^d(?:ays?)?$/, 'day', 1],
  [/^w(?:eeks?)?$/, 'day', 7],
  [/^mo(?:nths?)?$/, 'day', 30],
  [/^y(?:ears?)?$/, 'day', 365],
];

/** What a written time means for a property of tickets; undefined if it is none. */
export function timeCondition(
  property: string,
  sign: Sign | '',
  written: string,
  direction: Direction,
): Condition | undefined {
  const text = written.toLowerCase().trim().replace(/\s+/g, '-');
  const [start = '', end, ...more] = text.split('..');
  if (end !== undefined) {
    if (sign !== '' || more.length > 0) return undefined;
    return between(property, boundary(start, direction), boundary(end, direction));
  }
  const span = spanOf(text, direction);
  if (!span) return undefined;
  switch (sign) {
    case '>':
      return { property, operator: 'after', value: span.last };
    case '>=':
      return atLeast(property, span.first);
    case '<':
      return { property, operator: 'before', value: span.first };
    case '<=':
      return atMost(property, span.last);
    case '=':
    case '':
      return within(property, span);
  }
}

/** One end of a range; null if it is open, undefined if it is no time. */
function boundary(text: string, direction: Direction): Span | null | undefined {
  return text === '' || text === '*' ? null : spanOf(text, direction);
}

function between(property: string, one: Span | null | undefined, two: Span | null | undefined): Condition | undefined {
  if (one === undefined || two === undefined) return undefined;
  const [start, end] = one && two && isAfter(one.first, two.first) ? [two, one] : [one, two];
  const limits = [start ? [atLeast(property, start.first)] : [], end ? [atMost(property, end.last)] : []].flat();
  const [first, ...others] = limits;
  return first && (others.length === 0 ? first : { all: limits });
}

function within(property: string, { first, last }: Span): Condition {
  if ('fromNow' in first) {
    const now: TimeValue = { fromNow: 0, unit: 'minute' };
    const [from, to] = first.fromNow < 0 ? [first, now] : [now, first];
    return { all: [atLeast(property, from), atMost(property, to)] };
  }
  if (JSON.stringify(first) === JSON.stringify(last)) return { property, operator: 'during', value: first };
  return { all: [atLeast(property, first), atMost(property, last)] };
}

function atLeast(property: string, value: TimeValue): Condition {
  if ('fromNow' in value) return { property, operator: 'after', value };
  return {
    any: [
      { property, operator: 'during', value },
      { property, operator: 'after', value },
    ],
  };
}

function atMost(property: string, value: TimeValue): Condition {
  if ('fromNow' in value) return { property, operator: 'before', value };
  return {
    any: [
      { property, operator: 'before', value },
      { property, operator: 'during', value },
    ],
  };
}

/** Whether one time is later than another; false if they can't be compared without a clock. */
function isAfter(one: TimeValue, two: TimeValue): boolean {
  if ('date' in one && 'date' in two) return one.date > two.date;
  return 'fromNow' in one && 'fromNow' in two && minutesOf(one) > minutesOf(two);
}

const minutesIn = { minute: 1, hour: 60, day: 1_440 } as const;

function minutesOf({ fromNow, unit }: Extract<TimeValue, { fromNow: number }>): number {
  return fromNow * minutesIn[unit];
}

function spanOf(text: string, direction: Direction): Span | undefined {
  if (Object.hasOwn(timeNames, text)) return timeNames[text];
  const dates = datesOf(text);
  if (dates) return valid({ date: dates[0] }, { date: dates[1] });
  const [, sign, digits = '', unitName = ''] = /^([+-]?)(\d{1,6})-?([a-z]+)$/.exec(text) ?? [];
  const unit = units.find(([name]) => name.test(unitName));
  if (!unit) return undefined;
  const isBack = sign === '-' || (sign === '' && direction === 'back');
  // Adding zero turns minus zero into zero.
  const moment = { fromNow: Number(digits) * unit[2] * (isBack ? -1 : 1) + 0, unit: unit[1] };
  return valid(moment, moment);
}

function valid(first: TimeValue, last: TimeValue): Span | undefined {
  return timeValue.safeParse(first).success && timeValue.safeParse(last).success ? { first, last } : undefined;
}

/** The first and the last day of a date, a month or a year. */
function datesOf(text: string): readonly [string, string] | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return [text, text];
  const [, year = '', monthOfYear] = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? [];
  if (year === '') return undefined;
  if (monthOfYear === undefined) return [`${year}-01-01`, `${year}-12-31`];
  const lastDay = new Date(Date.UTC(Number(year), Number(monthOfYear), 0)).getUTCDate();
  return [`${year}-${monthOfYear}-01`, `${year}-${monthOfYear}-${String(lastDay).padStart(2, '0')}`];
}
