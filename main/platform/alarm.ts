import type { Clock } from './clock.ts';

/** One timer that is set anew all the time. */
export interface Alarm {
  /** Goes off after so many milliseconds and no earlier; after a minute at the latest. */
  readonly set: (ms: number) => void;
  /** Goes off within so many milliseconds. */
  readonly setWithin: (ms: number) => void;
  readonly off: () => void;
}

/** Timers count no time while a computer sleeps, and know nothing of a clock that is set: so none is trusted for long. */
const longestMs = 60_000;

export function createAlarm({ nowMs, after }: Pick<Clock, 'nowMs' | 'after'>, ring: () => void): Alarm {
  let atMs = Number.POSITIVE_INFINITY;
  let cancel = (): void => undefined;

  function set(ms: number): void {
    cancel();
    const wait = Math.min(Math.max(ms, 1), longestMs);
    atMs = nowMs() + wait;
    cancel = after(wait, ring);
  }

  return {
    set,
    setWithin: (ms) => {
      const left = atMs - nowMs();
      // What is left can be more than was ever set, when the clock was put back since.
      if (left > ms) set(ms);
    },
    off: () => cancel(),
  };
}
