import { type Clock, pause } from '../platform/clock.ts';
import type { LiveDesk } from './live-desk.ts';

export interface CheckPorts {
  readonly clock: Clock;
  /** Whether the result is no longer needed. */
  readonly isOver: () => boolean;
}

/** At most half of the time is spent reading, so that the desk stays responsive. */
const shortestPauseMs = 10;

/** The clock may have been changed in between. */
const longestPauseMs = 5_000;

/** Reads every file that an entry names, one after the other, to find faults before somebody needs the file. */
export async function checkFiles(
  { engine, blobs }: Pick<LiveDesk, 'engine' | 'blobs'>,
  { clock, isOver }: CheckPorts,
): Promise<void> {
  const checked = new Set<string>();
  for (const { hash, size } of engine.files.all()) {
    const name = `${hash} ${size}`;
    if (checked.has(name)) continue;
    checked.add(name);
    const startMs = clock.nowMs();
    await blobs.stored.check({ hash, size });
    const tookMs = clock.nowMs() - startMs;
    await pause(clock, Math.min(Math.max(shortestPauseMs, tookMs), longestPauseMs));
    if (isOver()) return;
  }
}
