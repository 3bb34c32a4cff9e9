import type { Property } from './properties.ts';
import type { Operators, Test } from './test.ts';
import { spanOf, type TimeSpan, timeValue } from './time-value.ts';

type TimeProperty = Extract<Property, { type: 'time' }>;
type FlagProperty = Extract<Property, { type: 'flag' }>;
type TimedFlagProperty = Extract<Property, { type: 'timed-flag' }>;

/** A time that is not there is neither before, nor after, nor during anything. */
export const timeOperators: Operators<TimeProperty> = {
  before: comparing((ms, span, nowMs, zone) => ms < span.startMs(nowMs, zone)),
  after: comparing((ms, span, nowMs, zone) => ms >= span.endMs(nowMs, zone)),
  during: comparing(
    (ms, span, nowMs, zone) => ms >= span.startMs(nowMs, zone) && ms < span.endMs(nowMs, zone),
    ({ isLong }) => isLong,
  ),
  isEmpty: ({ read }, value) =>
    value === undefined ? { truth: (row, { timeZone }) => read(row, timeZone) === null } : undefined,
};

function comparing(
  compare: (ms: number, span: TimeSpan, nowMs: number, zone: string) => boolean,
  fits: (span: TimeSpan) => boolean = () => true,
) {
  return ({ read }: TimeProperty, value: unknown): Test | undefined => {
    const parsed = timeValue.safeParse(value);
    if (!parsed.success) return undefined;
    const span = spanOf(parsed.data);
    if (!fits(span)) return undefined;
    return {
      truth: (row, { nowMs, timeZone }) => {
        const ms = read(row, timeZone);
        return ms !== null && compare(ms, span, nowMs, timeZone);
      },
      moments: (row, timeZone) => {
        const ms = read(row, timeZone);
        return ms === null ? [] : span.passing(ms, timeZone);
      },
    };
  };
}

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
      moments: (row) => {
        const ms = fromMs(row);
        return ms === null ? [] : [Math.ceil(ms)];
      },
    };
  },
};
