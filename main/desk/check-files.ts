import { type Clock, pause } from '../platform/clock.ts';
import type { LiveDesk } from './live-desk.ts';

export interface Leisure {
  readonly clock: Clock;
  /** Whether nobody wants to know any more. */
  readonly isOver: () => boolean;
}

/** Whoever works on the desk shall not notice it: at most half of the time goes into it. */
const shortestPauseMs = 10;

/** The clock may have been set meanwhile. */
const longestPauseMs = 5_000;

/** Reads every file that an entry names, one after the other, so that what is wrong is known before somebody needs it. */
export async function checkFiles(
  { engine, blobs }: Pick<LiveDesk, 'engine' | 'blobs'>,
  { clock, isOver }: Leisure,
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
