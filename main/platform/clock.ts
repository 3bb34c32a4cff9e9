import { uptime } from 'node:os';

/**
 * A clock and its timers. All code in main receives one, so that tests can move it, and so that a practice desk can
 * have another date than its computer.
 */
export interface Clock {
  /** The wall clock, in milliseconds since 1970. */
  readonly nowMs: () => number;
  /** How long the computer has been up, in milliseconds: setting the wall clock doesn’t change it. */
  readonly upMs?: (() => number) | undefined;
  /** Runs a task once after this many milliseconds; the returned function cancels it. */
  readonly after: (ms: number, task: () => void) => () => void;
  /** Runs a task repeatedly until the returned function is called. It does not keep a process alive. */
  readonly every: (ms: number, task: () => void) => () => void;
}

/** The computer's clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  upMs: () => Math.round(uptime() * 1_000),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, task) => {
    const timer = setInterval(task, ms).unref();
    return () => clearInterval(timer);
  },
};

/** The same, for timers that should not keep a process alive. */
export const backgroundClock: Clock = {
  ...systemClock,
  after: (ms, task) => {
    const timer = setTimeout(task, ms).unref();
    return () => clearTimeout(timer);
  },
};

export function pause({ after }: Pick<Clock, 'after'>, ms: number): Promise<void> {
  return new Promise((done) => {
    after(ms, done);
  });
}
