import type { LiveDesk } from './live-desk.ts';

export interface Leisure {
  readonly wait: (ms: number) => Promise<void>;
  readonly nowMs: () => number;
  /** Whether nobody wants to know any more. */
  readonly isOver: () => boolean;
}

/** Whoever works on the desk shall not notice it: at most half of the time goes into it. */
const shortestPauseMs = 10;

/** Reads every file that an entry names, one after the other, so that what is wrong is known before somebody needs it. */
export async function checkFiles(
  { engine, blobs }: Pick<LiveDesk, 'engine' | 'blobs'>,
  { wait, nowMs, isOver }: Leisure,
): Promise<void> {
  const checked = new Set<string>();
  for (const { hash, size } of engine.files.all()) {
    const name = `${hash} ${size}`;
    if (checked.has(name)) continue;
    checked.add(name);
    const startMs = nowMs();
    await blobs.stored.check({ hash, size });
    await wait(Math.max(shortestPauseMs, nowMs() - startMs));
    if (isOver()) return;
  }
}
