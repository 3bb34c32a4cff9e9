import type { Clock } from '../platform/clock.ts';

export interface EndingPorts {
  /** Closes everything; confirmed changes are already on the disk. */
  readonly close: () => Promise<void>;
  /** Whether a disk call is pending: Node would wait for it, however long it takes. */
  readonly isDiskWaiting: () => boolean;
  readonly exit: (code: number) => void;
  /** Kills the process despite pending disk calls. */
  readonly kill: () => void;
  readonly warn: (message: string) => void;
  readonly onBug: (error: unknown) => void;
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
}

/** How the process of the browser host ends. */
export interface Ending {
  /** The window was closed. */
  readonly end: () => void;
  /** The system or the terminal asks the process to end; a second request ends it at once. */
  readonly signalled: () => void;
}

/** A disk that does not respond must not keep the process from ending. */
const patienceMs = 5_000;

/** One Ctrl+C arrives several times: from the terminal, and from `npm start`, which forwards it. */
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
