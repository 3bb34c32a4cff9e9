import type { Clock } from '../../main/platform/clock.ts';

/** This computer's clock, which a test can move ahead: what was to happen in the time between happens at once. */
export interface MovedClock extends Clock {
  readonly pass: (ms: number) => void;
  /** From now on, only `pass` moves the time. */
  readonly hold: () => void;
  /** Nothing that still waits happens any more. */
  readonly stop: () => void;
}

interface Waiting {
  readonly atMs: number;
  readonly task: () => void;
  timer?: NodeJS.Timeout;
}

export function movedClock(): MovedClock {
  const waiting = new Set<Waiting>();
  let aheadMs = 0;
  let heldMs: number | undefined;
  const nowMs = () => (heldMs ?? Date.now()) + aheadMs;

  function arm(entry: Waiting): void {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => fire(entry), entry.atMs - nowMs());
  }

  function fire(entry: Waiting): void {
    clearTimeout(entry.timer);
    if (waiting.delete(entry)) entry.task();
  }

  function after(ms: number, task: () => void): () => void {
    const entry: Waiting = { atMs: nowMs() + ms, task };
    waiting.add(entry);
    arm(entry);
    return () => {
      waiting.delete(entry);
      clearTimeout(entry.timer);
    };
  }

  return {
    nowMs,
    after,
    every: (ms, task) => {
      let callOff = (): void => undefined;
      const next = () => {
        callOff = after(ms, () => {
          next();
          task();
        });
      };
      next();
      return () => callOff();
    },
    pass: (ms) => {
      const untilMs = nowMs() + ms;
      for (;;) {
        const [next] = [...waiting].filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs);
        aheadMs = Math.max(aheadMs, (next?.atMs ?? untilMs) - (heldMs ?? Date.now()));
        if (!next) break;
        fire(next);
      }
      for (const entry of waiting) arm(entry);
    },
    hold: () => {
      heldMs ??= Date.now();
    },
    stop: () => {
      for (const { timer } of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
