import { setImmediate as nextTurn } from 'node:timers/promises';

/** What a list of durations (milliseconds) looks like: half of them are no longer than p50, and so on. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Percentiles by the nearest rank: the shortest duration that at least so many in a hundred do not exceed. */
export function spreadOf(durations: readonly number[]): Spread {
  const sorted = durations.toSorted((a, b) => a - b);
  // Counted in whole numbers: 0.95 × 100 is a little more than 95.
  const at = (percent: number) => sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
  return { p50: at(50), p95: at(95), p99: at(99), max: at(100) };
}

const now = () => performance.now();

/**
 * Runs a task repeatedly, one run after another; returns the duration of each. Each begins in a turn of the event loop of
 * its own, as what people ask for does: many that are answered from memory are not one long block.
 */
export async function durationsOf(
  times: number,
  task: (index: number) => Promise<unknown> | unknown,
  nowMs: () => number = now,
): Promise<number[]> {
  const durations: number[] = [];
  for (let index = 0; index < times; index++) {
    await nextTurn();
    const startedMs = nowMs();
    await task(index);
    durations.push(nowMs() - startedMs);
  }
  return durations;
}

/** The same as a spread. */
export async function timeEach(
  times: number,
  task: (index: number) => Promise<unknown> | unknown,
  nowMs: () => number = now,
): Promise<Spread> {
  return spreadOf(await durationsOf(times, task, nowMs));
}

export async function timeOnce<Value>(
  task: () => Promise<Value>,
  nowMs: () => number = now,
): Promise<{ ms: number; value: Value }> {
  const startedMs = nowMs();
  const value = await task();
  return { ms: nowMs() - startedMs, value };
}
