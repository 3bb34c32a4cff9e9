import { powerMonitor } from 'electron';
import type { Log } from '../platform/log.ts';
import { watchScreenLock } from '../platform/screen-lock.ts';

export interface PowerPorts {
  readonly platform: NodeJS.Platform;
  readonly lock: () => Promise<void>;
  readonly log: Pick<Log, 'warn' | 'bug'>;
}

/**
 * Locks the desk when the computer sleeps, locks, or switches users. The returned function stops the processes started
 * for this.
 */
export function lockWithComputer({ platform, lock, log }: PowerPorts): () => void {
  const locked = () => void lock().catch(log.bug);
  powerMonitor.on('suspend', locked);
  // Electron has no such event on Linux.
  if (platform === 'linux') return watchScreenLock({ onLock: locked, log, onBug: log.bug });
  powerMonitor.on('lock-screen', locked);
  if (platform === 'darwin') powerMonitor.on('user-did-resign-active', locked);
  return () => undefined;
}
