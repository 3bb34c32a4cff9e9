import type { Failures } from './secrets-data.ts';

/** Five attempts are free; then each wrong one makes the next wait longer. Nobody is locked out permanently. */
const freeTries = 5;
const waitsMs = [5_000, 15_000, 60_000, 5 * 60_000, 15 * 60_000];

export function waitAfter(failures: number): number {
  if (failures < freeTries) return 0;
  return waitsMs[Math.min(failures - freeTries, waitsMs.length - 1)] ?? 0;
}

/**
 * How long the next attempt has to wait, in milliseconds; never longer than a full wait, even if the clock was set
 * back.
 */
export function remainingWaitMs({ count, lastMs }: Failures, nowMs: number): number {
  const wait = waitAfter(count);
  return Math.max(0, Math.min(wait, lastMs + wait - nowMs));
}
