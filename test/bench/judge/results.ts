import type { Spread } from '../timing.ts';
import type { Calibration } from './calibration.ts';

/** A spread of durations or ratios, or one number. */
export type Value = Spread | number;

/** What was measured at one size. */
export interface SizeResult {
  readonly tickets: number;
  readonly calibration: Calibration;
  /** By name: who, a dot, and what; ratios end with who they are compared with. */
  readonly values: Readonly<Record<string, Value>>;
  /** Why somebody could not be measured, by their name. */
  readonly absent: Readonly<Record<string, string>>;
}

export type Percentile = keyof Spread;

/** A number of a result; undefined if it was not measured. A plain number has no percentiles. */
export function numberAt(result: SizeResult, of: string, at: Percentile | undefined): number | undefined {
  const value = result.values[of];
  if (value === undefined) return undefined;
  if (typeof value === 'number') return at === undefined ? value : undefined;
  return at === undefined ? undefined : value[at];
}

/** What must not grow with the desk: how a value compares with the one at a smaller size. */
export interface Growth {
  /** The name of the growth. */
  readonly name: string;
  readonly of: string;
  /** The number of tickets it is compared with. */
  readonly since: number;
}

/** The results with the growth of each value, where both sizes were measured. */
export function withGrowth(results: readonly SizeResult[], growths: readonly Growth[]): readonly SizeResult[] {
  return results.map((result) => {
    const grown = growths.flatMap(({ name, of, since }) => {
      const before = results.find(({ tickets }) => tickets === since)?.values[of];
      const now = result.values[of];
      if (before === undefined || now === undefined || result.tickets <= since) return [];
      return [[name, middle(now) / middle(before)] as const];
    });
    return { ...result, values: { ...result.values, ...Object.fromEntries(grown) } };
  });
}

function middle(value: Value): number {
  return typeof value === 'number' ? value : value.p50;
}
