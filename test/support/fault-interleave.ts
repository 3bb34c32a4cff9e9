import { setImmediate } from 'node:timers/promises';
import type { Random } from '../../shared/lib/random.ts';
import type { SimulatedDisk } from './simulated-disk.ts';

/** Runs tasks side by side on one disk, as processes would: one call at a time, of a task that chance picks. */
export async function interleaved<T>(
  disk: SimulatedDisk,
  random: Random,
  tasks: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const waiting: (() => void)[] = [];
  let running = tasks.length;
  disk.hooks = { before: () => new Promise<void>((go) => void waiting.push(go)) };
  const results = Promise.all(
    tasks.map((task) =>
      task().finally(() => {
        running -= 1;
      }),
    ),
  );
  results.catch(() => undefined); // The caller gets the error below, once all tasks have ended.
  while (running > 0) {
    await setImmediate();
    const [next] = waiting.splice(random.between(0, waiting.length - 1), 1);
    next?.();
  }
  disk.hooks = {};
  return results;
}
