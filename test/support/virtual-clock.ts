import type { Clock } from '../../main/platform/clock.ts';

/** A clock that stops until a test lets time pass. */
export interface VirtualClock extends Clock {
  /** Lets so many milliseconds pass; what waits for a time within them happens at that time. */
  readonly pass: (ms: number) => Promise<void>;
}

interface Waiting {
  readonly atMs: number;
  readonly everyMs: number | undefined;
  readonly task: () => void;
}

/** Over a time that the test may read, and set without running timers. */
export function virtualClock(time: { nowMs: number }): VirtualClock {
  const waiting = new Map<symbol, Waiting>();

  function wait(ms: number, task: () => void, everyMs?: number): () => void {
    const name = Symbol('waiting');
    waiting.set(name, { atMs: time.nowMs + ms, everyMs, task });
    return () => void waiting.delete(name);
  }

  function nextBy(endMs: number): readonly [symbol, Waiting] | undefined {
    const [next] = [...waiting].toSorted(([, a], [, b]) => a.atMs - b.atMs);
    return next && next[1].atMs <= endMs ? next : undefined;
  }

  return {
    nowMs: () => time.nowMs,
    after: (ms, task) => wait(ms, task),
    every: (ms, task) => wait(ms, task, ms),
    pass: async (ms) => {
      const endMs = time.nowMs + ms;
      for (let next = nextBy(endMs); next; next = nextBy(endMs)) {
        const [name, { atMs, everyMs, task }] = next;
        time.nowMs = Math.max(time.nowMs, atMs);
        if (everyMs === undefined) waiting.delete(name);
        else waiting.set(name, { atMs: atMs + everyMs, everyMs, task });
        task();
        // What follows from it may wait for a time within these milliseconds too.
        await new Promise((done) => setImmediate(done));
      }
      time.nowMs = endMs;
    },
  };
}

/** A clock without waiting: a timer runs next, and the time does not change. */
export function hurriedClock(time: { readonly nowMs: number }): Clock {
  return {
    nowMs: () => time.nowMs,
    after: (_ms, task) => {
      let isWanted = true;
      // In a later turn: a task that asks for another time again and again would leave nothing else its turn.
      setImmediate(() => {
        if (isWanted) task();
      });
      return () => {
        isWanted = false;
      };
    },
    every: () => () => undefined,
  };
}
