import { seed } from './arbitrary-seed.ts';

/**
 * How thorough the random tests are. By default they are quick; `DESK_RUNS=10` makes every one of them ten times as long,
 * as `npm run faults -- properties` and the weekly build do.
 */
export const thoroughness = Number(process.env.DESK_RUNS ?? 1);

/** The options of fast-check for a property that a quick run checks this many times. */
export function runs(quick: number): { readonly seed: number; readonly numRuns: number } {
  return { seed, numRuns: Math.ceil(quick * thoroughness) };
}
