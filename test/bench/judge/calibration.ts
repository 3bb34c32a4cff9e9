import { createHash } from 'node:crypto';
import { spreadOf } from '../timing.ts';

/** How long fixed work takes: one round of the processor’s, and one append and flush of the disk’s. Milliseconds, p50. */
export interface Speed {
  readonly cpuMs: number;
  readonly flushMs: number;
}

/** The computer on which the budgets were set, while nothing else ran. */
export const referenceSpeed: Speed = { cpuMs: 2.5, flushMs: 0.25 };

/** How many times as long as on the reference computer the same work took during a run. */
export interface Calibration {
  readonly cpu: number;
  readonly disk: number;
}

/** A computer this much slower than the reference is busy: its times say nothing about the product. */
export const busyFrom = 2;

export function calibrationOf(measured: Speed, reference: Speed = referenceSpeed): Calibration {
  return { cpu: measured.cpuMs / reference.cpuMs, disk: measured.flushMs / reference.flushMs };
}

const text = JSON.stringify(
  Array.from({ length: 400 }, (_unused, index) => ({ id: `ticket-${index}`, words: 'word '.repeat(20), index })),
);

/** The processor’s fixed work: parsing, sorting, writing and hashing, as a desk does it. Returns how long it took. */
export function cpuRound(nowMs: () => number = () => performance.now()): number {
  const startedMs = nowMs();
  let sum = '';
  for (let time = 0; time < 8; time++) {
    const read = JSON.parse(text) as { readonly id: string; readonly index: number }[];
    read.sort((a, b) => ((a.index * 7919) % 401) - ((b.index * 7919) % 401));
    sum = createHash('sha256').update(JSON.stringify(read)).update(sum).digest('hex');
  }
  if (sum.length !== 64) throw new Error('The fixed work was not done');
  return nowMs() - startedMs;
}

/** The speed of this run, from rounds that were spread over all of it. */
export function speedOf(cpuRounds: readonly number[], flushes: readonly number[]): Speed {
  return { cpuMs: spreadOf(cpuRounds).p50, flushMs: spreadOf(flushes).p50 };
}
