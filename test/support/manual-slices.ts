import type { Slices, Work } from '../../main/platform/in-slices.ts';

/** Slices of so many steps, which run when a test says so. */
export interface ManualSlices extends Slices {
  /** Runs one slice of each piece of work that waits. */
  readonly run: () => Promise<void>;
  /** Runs slices until nothing waits. */
  readonly finish: () => Promise<void>;
}

interface Waiting {
  readonly work: Work;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export function manualSlices(steps: number): ManualSlices {
  let waiting: Waiting[] = [];

  function now(): () => boolean {
    let left = steps;
    return () => {
      left -= 1;
      return left <= 0;
    };
  }

  async function run(): Promise<void> {
    const turn = waiting;
    waiting = [];
    for (const one of turn) {
      try {
        if (one.work(now())) one.done();
        else waiting.push(one);
      } catch (error) {
        one.failed(error);
      }
    }
    await new Promise((resolve) => setImmediate(resolve));
  }

  return {
    now,
    later: (work) => new Promise((done, failed) => void waiting.push({ work, done, failed })),
    run,
    finish: async () => {
      await run();
      while (waiting.length > 0) await run();
    },
  };
}
