export interface Timers {
  readonly nowMs: () => number;
  /** Runs a task after a delay; the returned function cancels it. */
  readonly after: (ms: number, task: () => void) => () => void;
}

/** Schedules saves: after a pause, which further changes extend up to a limit. */
export interface SaveTimer {
  readonly soon: () => void;
  readonly cancel: () => void;
}

const pauseMs = 400;

/** The most typing that a power failure can lose, even without a pause. */
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
