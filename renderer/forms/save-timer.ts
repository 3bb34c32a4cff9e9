export interface Timers {
  readonly nowMs: () => number;
  /** Runs a task later; the returned function cancels it. */
  readonly after: (ms: number, task: () => void) => () => void;
}

/** When a change is saved: after a pause, which each further change moves, up to a limit. */
export interface SaveTimer {
  readonly soon: () => void;
  readonly cancel: () => void;
}

const pauseMs = 400;

/** An author who never pauses loses no more than this to a power cut. */
const longestMs = 1_000;

export function createSaveTimer({ nowMs, after }: Timers, save: () => void): SaveTimer {
  let stop: () => void = () => undefined;
  let sinceMs: number | undefined;

  function cancel(): void {
    stop();
    sinceMs = undefined;
  }

  return {
    soon: () => {
      stop();
      sinceMs ??= nowMs();
      stop = after(Math.min(pauseMs, sinceMs + longestMs - nowMs()), () => {
        sinceMs = undefined;
        save();
      });
    },
    cancel,
  };
}
