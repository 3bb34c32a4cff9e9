/**
 * Time as it is told and waited for. Everything in main is given one, so that a test can move it; one desk may also have
 * another day than its computer, to be practised on.
 */
export interface Clock {
  /** The wall clock, in milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Does a task once, after so many milliseconds; the answer calls it off. */
  readonly after: (ms: number, task: () => void) => () => void;
  /** Does a task again and again until the answer calls it off. It keeps no process from ending. */
  readonly every: (ms: number, task: () => void) => () => void;
}

/** This computer’s. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, task) => {
    const timer = setInterval(task, ms).unref();
    return () => clearInterval(timer);
  },
};

/** The same, for what may take long and is not worth keeping a process for. */
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
