import { app } from 'electron';

/**
 * Ends the process reliably once the program has quit. Node waits for pending disk calls, so a drive that does not
 * respond would keep a process without a window.
 */
export function forceExit(isStuck: () => boolean, kill: () => void): void {
  app.on('quit', () => {
    if (isStuck()) kill();
  });
}
