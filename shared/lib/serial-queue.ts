/** Runs tasks one after another, in the order in which they were added. */
export interface SerialQueue {
  /** Runs a task after those added before it. The caller gets its result or its error; the next task runs either way. */
  readonly run: <T>(task: () => Promise<T>) => Promise<T>;
  /** Resolves when every task added so far has ended. */
  readonly idle: () => Promise<void>;
}

/** A queue for each key: tasks with the same key run one after another, those with different keys at the same time. */
export interface KeyedSerialQueue {
  readonly run: <T>(key: string, task: () => Promise<T>) => Promise<T>;
  /** Tasks of this key that have not ended, including the one that is running. */
  readonly pending: (key: string) => number;
  /** The keys with tasks that have not ended. */
  readonly keys: () => string[];
  /** Resolves when every task of this key (without one: of all keys) added so far has ended. */
  readonly idle: (key?: string) => Promise<void>;
}

export function createSerialQueue(): SerialQueue {
  let last: Promise<void> = Promise.resolve();
  return {
    run: (task) => {
      const result = last.then(task);
      last = result.then(ignore, ignore); // An error is for the caller of the task that failed.
      return result;
    },
    idle: () => last,
  };
}

export function createKeyedSerialQueue(): KeyedSerialQueue {
  const lanes = new Map<string, { readonly queue: SerialQueue; pending: number }>();
  return {
    run: (key, task) => {
      const lane = lanes.get(key) ?? { queue: createSerialQueue(), pending: 0 };
      lanes.set(key, lane);
      lane.pending += 1;
      const result = lane.queue.run(task);
      const end = () => {
        lane.pending -= 1;
        if (lane.pending === 0) lanes.delete(key);
      };
      result.then(end, end);
      return result;
    },
    pending: (key) => lanes.get(key)?.pending ?? 0,
    keys: () => [...lanes.keys()],
    idle: async (key) => {
      const idle = [...lanes].filter(([one]) => key === undefined || one === key).map(([, { queue }]) => queue.idle());
      await Promise.all(idle);
    },
  };
}

function ignore(): void {}
