import type { Clock } from './clock.ts';

/** One timer that is set again and again. */
export interface Alarm {
  /** Fires after this many milliseconds and not earlier, but after a minute at the latest. */
  readonly set: (ms: number) => void;
  /** Fires within this many milliseconds. */
  readonly setWithin: (ms: number) => void;
  readonly off: () => void;
}

/** Timers stop while a computer sleeps and ignore changes of the clock, so none runs for long. */
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
      const remainingMs = atMs - nowMs();
      // More time can remain than was set, if the clock was put back.
      if (remainingMs > ms) set(ms);
    },
    off: () => cancel(),
  };
}
