import type { Failures } from './secrets-data.ts';

/** Five attempts are free; then each wrong one makes the next wait longer. Nobody is locked out permanently. */
const freeTries = 5;
const waitsMs = [5_000, 15_000, 60_000, 5 * 60_000, 15 * 60_000];

export function waitAfter(failures: number): number {
  if (failures < freeTries) return 0;
  return waitsMs[Math.min(failures - freeTries, waitsMs.length - 1)] ?? 0;
}

/** The wall clock, and how long the computer has been up, which nobody can set; in milliseconds. */
export interface Moment {
  readonly nowMs: number;
  readonly upMs?: number | undefined;
}

/**
 * How long the next attempt has to wait, in milliseconds; never longer than a full wait. As long as the computer has
 * not been restarted, setting its clock neither shortens nor lengthens it.
 */
export function remainingWaitMs({ count, lastMs, upMs }: Failures, now: Moment): number {
  const wait = waitAfter(count);
  const isSameStart = upMs !== undefined && now.upMs !== undefined && now.upMs >= upMs;
  const passed = isSameStart ? now.upMs - upMs : now.nowMs - lastMs;
  return Math.max(0, Math.min(wait, wait - passed));
}
