/** What a list of durations (milliseconds) looks like: half are below p50, and so on. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export function spreadOf(durations: readonly number[]): Spread {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Runs something again and again, one after another, and tells how long each took. */
export async function timeEach(times: number, task: (index: number) => Promise<unknown> | unknown): Promise<Spread> {
  const durations: number[] = [];
  for (let index = 0; index < times; index++) {
    const startedMs = performance.now();
    await task(index);
    durations.push(performance.now() - startedMs);
  }
  return spreadOf(durations);
}

export async function timeOnce<Value>(task: () => Promise<Value>): Promise<{ ms: number; value: Value }> {
  const startedMs = performance.now();
  const value = await task();
  return { ms: performance.now() - startedMs, value };
}
