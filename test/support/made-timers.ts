import type { Clock } from '../../main/platform/clock.ts';
import type { TestClock } from './test-desk.ts';

export interface MadeTimers extends Pick<Clock, 'nowMs' | 'after'> {
  /** Lets so much time go by, with everything that was to be done in it. */
  readonly pass: (ms: number) => void;
}

interface Timer {
  /** Since the beginning: like those of a computer, timers know nothing of a clock that is set. */
  readonly atMs: number;
  readonly task: () => void;
}

/** Timers that only tests move on, and the clock with them. */
export function madeTimers(clock: TestClock): MadeTimers {
  let timers: Timer[] = [];
  let elapsedMs = 0;

  function moveTo(ms: number): void {
    clock.nowMs += ms - elapsedMs;
    elapsedMs = ms;
  }

  return {
    nowMs: () => clock.nowMs,
    after: (ms, task) => {
      const timer = { atMs: elapsedMs + ms, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass: (ms) => {
      const endMs = elapsedMs + ms;
      for (;;) {
        const [next] = timers.filter(({ atMs }) => atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs);
        moveTo(next?.atMs ?? endMs);
        if (!next) return;
        timers = timers.filter((other) => other !== next);
        next.task();
      }
    },
  };
}
