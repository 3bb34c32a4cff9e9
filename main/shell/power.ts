import { powerMonitor } from 'electron';

/** Whoever leaves the computer leaves the desk: it locks when the computer sleeps, locks, or changes hands. */
export function lockWithComputer(lock: () => Promise<void>, onBug: (error: unknown) => void): void {
  const locked = () => void lock().catch(onBug);
  powerMonitor.on('suspend', locked);
  powerMonitor.on('lock-screen', locked);
  powerMonitor.on('user-did-resign-active', locked);
}
