import { constants } from 'node:os';

export type EndSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

export type Reaction =
  /** Forward the signal to the desk's process. */
  | 'forward'
  /** The console has already notified the desk's process. */
  | 'wait'
  /** End the desk's process at once; nothing that was saved is lost. */
  | 'kill';

/**
 * One Ctrl+C arrives from the terminal, from npm and from tsx. Electron treats a second signal as an order to exit
 * without cleaning up, so signals within this time count as one.
 */
const repeatedSignalMs = 1_000;

export function isRepeatedSignal(lastMs: number | undefined, nowMs: number): boolean {
  return lastMs !== undefined && nowMs - lastMs < repeatedSignalMs;
}

/**
 * What a signal means for the desk's process. On Windows a signal from a program ends a process immediately, and a
 * console notifies all its processes of Ctrl+C and of closing. `wasAsked`: an earlier Ctrl+C asked it to end.
 */
export function reactionTo(signal: EndSignal, platform: NodeJS.Platform, wasAsked: boolean): Reaction {
  if (signal === 'SIGINT' && wasAsked) return 'kill';
  return platform === 'win32' ? 'wait' : 'forward';
}

export interface Signals {
  /** Replaces the handler. */
  readonly onSignal: (listener: (signal: EndSignal) => void) => void;
}

/** Calls the handler once for each request to end this process. */
export function watchSignals(nowMs: () => number = () => performance.now()): Signals {
  let listener: (signal: EndSignal) => void = () => undefined;
  const last = new Map<EndSignal, number>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const at = nowMs();
      const isRepeated = isRepeatedSignal(last.get(signal), at);
      last.set(signal, at);
      if (!isRepeated) listener(signal);
    });
  }
  return {
    onSignal: (next) => {
      listener = next;
    },
  };
}

/** The exit code by which shells recognize a process that was ended by a signal. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
