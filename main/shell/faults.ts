import { app, type WebContents } from 'electron';
import { type Clock, pause } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';

export interface FaultPorts {
  readonly log: Pick<Log, 'warn' | 'bug'>;
  /** Keeps what is told of the fault for the window that tells it. */
  readonly saveReport: (error: unknown) => void;
  /** Gives windows a moment to put their words away. */
  readonly flush: () => Promise<unknown>;
  /** Starts the program once more, to tell of the fault. */
  readonly startAgain: () => void;
  readonly clock: Pick<Clock, 'after'>;
}

const patienceMs = 1_500;

/**
 * Ends the program after a fault of its own and starts it anew to say so: what goes on after an error that nobody
 * expected may write what is wrong. Everything acknowledged is on the disk; the returned function ends it for a fault
 * that somebody else found.
 */
export function endOnFault({ log, saveReport, flush, startAgain, clock }: FaultPorts): (error: unknown) => void {
  let isEnding = false;

  function end(error: unknown): void {
    // What goes wrong while ending is of no help to anybody any more.
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
      // Where not even the log works, ending is all that is left.
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

/** Loads a window's page anew when its process has ended; the second time within a minute it is a fault of the program. */
export function reviveWindow(contents: WebContents, { revive, fault, nowMs, log }: Reviving): void {
  let lastMs = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.warn(`The process of a window ended: ${reason} (${exitCode})`);
    const isAgain = nowMs() - lastMs < quietMs;
    lastMs = nowMs();
    if (isAgain) fault(new Error(`The process of a window ended twice within a minute: ${reason} (${exitCode})`));
    // Electron is still in the middle of telling everybody of the end of that process.
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
