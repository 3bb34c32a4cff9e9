import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { takeLock } from '../desk/lock.ts';
import { nodeDisk } from '../platform/node-disk.ts';
import { processStart } from '../platform/process-identity.ts';

export interface WaitPorts {
  /** Called once, when another process has the folder. */
  readonly onWait: () => void;
  /** Comes back after a while, to look again. */
  readonly pause: () => Promise<void>;
  readonly stopped: AbortSignal;
}

/**
 * Does a task while no other process does one in the same folder. A process that died does not hold the folder. Gives
 * nothing when the wait is stopped. Throws what the system says when the folder cannot be written.
 */
export async function withFolderLock<T>(
  folder: string,
  ports: WaitPorts,
  task: () => Promise<T>,
): Promise<T | undefined> {
  const started = (await processStart(process.pid)) ?? '';
  const us = { pid: process.pid, started, host: hostname(), token: randomUUID(), startOf: processStart };
  for (let isFirst = true; !ports.stopped.aborted; isFirst = false) {
    const lock = await takeLock(nodeDisk, folder, us);
    if ('release' in lock) return task().finally(lock.release);
    if (isFirst) ports.onWait();
    await ports.pause();
  }
  return undefined;
}
