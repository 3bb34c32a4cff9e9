import type { Property } from './properties.ts';
import type { Future, Operators, Test } from './test.ts';
import { spanOf, type TimeSpan, timeValue } from './time-value.ts';

type TimeProperty = Extract<Property, { type: 'time' }>;
type FlagProperty = Extract<Property, { type: 'flag' }>;
type TimedFlagProperty = Extract<Property, { type: 'timed-flag' }>;

/** A missing time is neither before, nor after, nor during anything. */
export const timeOperators: Operators<TimeProperty> = {
  before: comparing((isStartBehind) => isStartBehind),
  after: comparing((_isStartBehind, isEndBehind) => !isEndBehind),
  during: comparing(
    (isStartBehind, isEndBehind) => !isStartBehind && isEndBehind,
    ({ isLong }) => isLong,
  ),
  isEmpty: ({ read }, value) =>
    value === undefined ? { truth: (row, { timeZone }) => read(row, timeZone) === null } : undefined,
};

/**
 * Compares by whether the start, and the end, of a span is later than the time; when that changes is known in advance.
 */
function comparing(
  compare: (isStartBehind: boolean, isEndBehind: boolean) => boolean,
  fits: (span: TimeSpan) => boolean = () => true,
) {
  return ({ read }: TimeProperty, value: unknown): Test | undefined => {
    const parsed = timeValue.safeParse(value);
    if (!parsed.success) return undefined;
    const span = spanOf(parsed.data);
    if (!fits(span)) return undefined;
    const { passing } = span;
    return {
      usesZone: true,
      truth: (row, { nowMs, timeZone }) => {
        const ms = read(row, timeZone);
        return ms !== null && compare(ms < span.startMs(nowMs, timeZone), ms < span.endMs(nowMs, timeZone));
      },
      ...(passing && {
        future: (row, timeZone, nowMs) => {
          const ms = read(row, timeZone);
          if (ms === null) return never;
          // A span never goes back, so a time that it has left behind stays there. Most closed tickets have one.
          if (ms < span.startMs(nowMs, timeZone)) return { moments: [], truthAt: () => compare(true, true) };
          const { startMs, endMs } = passing(ms, timeZone);
          return { moments: [startMs, endMs], truthAt: (at) => compare(at >= startMs, at >= endMs) };
        },
      }),
    };
  };
}

const never: Future = { moments: [], truthAt: () => false };

export const flagOperators: Operators<FlagProperty> = {
  is: ({ read }, value) => (typeof value === 'boolean' ? { truth: (row) => read(row) === value } : undefined),
};

export const timedFlagOperators: Operators<TimedFlagProperty> = {
  is: ({ fromMs }, value) => {
    if (typeof value !== 'boolean') return undefined;
    return {
      truth: (row, { nowMs }) => {
        const ms = fromMs(row);
        return (ms !== null && ms <= nowMs) === value;
      },
      future: (row) => {
        const ms = fromMs(row);
        return ms === null
          ? { moments: [], truthAt: () => !value }
          : { moments: [Math.ceil(ms)], truthAt: (at) => ms <= at === value };
      },
    };
  },
};
