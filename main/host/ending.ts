import type { Clock } from '../platform/clock.ts';

export interface EndingPorts {
  /** Puts everything away; what was acknowledged is on the disk already. */
  readonly close: () => Promise<void>;
  /** Whether the disk still holds a call: Node would wait for it, however long it takes. */
  readonly isDiskWaiting: () => boolean;
  readonly exit: (code: number) => void;
  /** Ends the process from outside, whatever it waits for. */
  readonly kill: () => void;
  readonly warn: (message: string) => void;
  readonly onBug: (error: unknown) => void;
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
}

/** How the process of the browser host ends. */
export interface Ending {
  /** The window was closed. */
  readonly end: () => void;
  /** The system, or somebody at the terminal, asks for the end; a second time means at once. */
  readonly signalled: () => void;
}

/** A disk that hangs must not keep a process that was told to end. */
const patienceMs = 5_000;

/** One Ctrl+C comes more than once: to every process of the terminal, and from `npm start` to the one it started. */
const sameSignalMs = 1_000;

export function createEnding({ close, isDiskWaiting, exit, kill, warn, onBug, clock }: EndingPorts): Ending {
  let isEnding = false;
  let firstSignalMs: number | undefined;

  function endProcess(code: number): void {
    if (isDiskWaiting()) kill();
    else exit(code);
  }

  function end(): void {
    if (isEnding) return;
    isEnding = true;
    clock.after(patienceMs, () => {
      warn('Closing took too long; the process ends without it');
      endProcess(1);
    });
    close().then(
      () => endProcess(0),
      (error: unknown) => {
        onBug(error);
        endProcess(1);
      },
    );
  }

  return {
    end,
    signalled: () => {
      const isAgain = firstSignalMs !== undefined && clock.nowMs() - firstSignalMs >= sameSignalMs;
      firstSignalMs ??= clock.nowMs();
      if (isAgain) endProcess(1);
      else end();
    },
  };
}
