import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { takeLock } from '../desk/lock.ts';
import { nodeDisk } from '../platform/node-disk.ts';
import { processStart } from '../platform/process-identity.ts';

export interface WaitPorts {
  /** Called once if another process has the lock. */
  readonly onWait: () => void;
  /** Resolves after a while, before the next attempt. */
  readonly pause: () => Promise<void>;
  readonly stopped: AbortSignal;
}

/**
 * Runs a task while no other process runs one in the same folder. The lock of a dead process does not count. Returns
 * undefined if the wait is aborted. Throws the system's error if the folder cannot be written.
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
