import { constants } from 'node:os';

export type EndSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

export type Reaction =
  /** Hand the signal to the desk's process. */
  | 'forward'
  /** The console has told the desk's process already. */
  | 'wait'
  /** End the desk's process at once; nothing that was saved is lost. */
  | 'kill';

/**
 * One press of Ctrl+C comes from the terminal, from npm and from tsx. Electron takes a second signal as an order to end
 * without cleaning up, so what follows within this time is the same press.
 */
const samePressMs = 1_000;

export function isSamePress(lastMs: number | undefined, nowMs: number): boolean {
  return lastMs !== undefined && nowMs - lastMs < samePressMs;
}

/**
 * What a signal means for the desk's process. On Windows a signal sent by a program ends a process hard, and a console
 * tells every process in it of Ctrl+C and of its own end. `wasAsked`: an earlier Ctrl+C asked it to end.
 */
export function reactionTo(signal: EndSignal, platform: NodeJS.Platform, wasAsked: boolean): Reaction {
  if (signal === 'SIGINT' && wasAsked) return 'kill';
  return platform === 'win32' ? 'wait' : 'forward';
}

export interface Signals {
  /** From now on calls this one, in place of the one before. */
  readonly onSignal: (listener: (signal: EndSignal) => void) => void;
}

/** Hears what asks this process to end, each press once. */
export function hearSignals(nowMs: () => number = () => performance.now()): Signals {
  let listener: (signal: EndSignal) => void = () => undefined;
  const last = new Map<EndSignal, number>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const at = nowMs();
      const isRepeated = isSamePress(last.get(signal), at);
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

/** The exit code by which a shell knows a process that was ended by a signal. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
