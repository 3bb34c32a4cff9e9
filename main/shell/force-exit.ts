import { app } from 'electron';

/**
 * Ends the process for certain once the program has quit. Node waits for every call that the disk still holds, so a
 * drive that no longer responds would keep a process without a window.
 */
export function forceExit(isStuck: () => boolean, kill: () => void): void {
  app.on('quit', () => {
    if (isStuck()) kill();
  });
}
