import { app, type WebContents } from 'electron';
import { type Clock, pause } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';

export interface FaultPorts {
  readonly log: Pick<Log, 'warn' | 'bug'>;
  /** Saves the fault's report for the crash window. */
  readonly saveReport: (error: unknown) => void;
  /** Gives windows a moment to save their drafts. */
  readonly flush: () => Promise<unknown>;
  /** Restarts the program with the crash window. */
  readonly startAgain: () => void;
  readonly clock: Pick<Clock, 'after'>;
}

const patienceMs = 1_500;

/**
 * Ends the program after an unexpected error and restarts it to report it: code that continues after such an error
 * could write wrong data. Everything confirmed is on the disk. Call the returned function with a fault found elsewhere.
 */
export function endOnFault({ log, saveReport, flush, startAgain, clock }: FaultPorts): (error: unknown) => void {
  let isEnding = false;

  function end(error: unknown): void {
    // Errors while ending are ignored.
    if (isEnding) return;
    isEnding = true;
    showFault(error);
    attempt(() => saveReport(error));
    attempt(startAgain);
    void lastWords().finally(() => app.exit(1));
  }

  function attempt(task: () => void): void {
    try {
      task();
    } catch (error) {
      showFault(error);
    }
  }

  function showFault(error: unknown): void {
    try {
      log.bug(error);
    } catch {
      // If even the log fails, the program just ends.
    }
  }

  async function lastWords(): Promise<void> {
    try {
      await Promise.race([flush(), pause(clock, patienceMs)]);
    } catch (error) {
      showFault(error);
    }
  }

  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  return end;
}

const quietMs = 60_000;

/**
 * Reloads a window's page when its process has ended; the second time within a minute counts as a crash of the program.
 */
export function reviveWindow(contents: WebContents, { revive, fault, nowMs, log }: Reviving): void {
  let lastMs = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.warn(`The process of a window ended: ${reason} (${exitCode})`);
    const isAgain = nowMs() - lastMs < quietMs;
    lastMs = nowMs();
    if (isAgain) fault(new Error(`The process of a window ended twice within a minute: ${reason} (${exitCode})`));
    // Electron is still notifying other listeners of the end of that process.
    else
      setImmediate(() => {
        if (!contents.isDestroyed()) revive();
      });
  });
}

export interface Reviving {
  readonly revive: () => void;
  readonly fault: (error: unknown) => void;
  readonly nowMs: () => number;
  readonly log: Pick<Log, 'warn'>;
}
