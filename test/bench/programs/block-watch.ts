import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** Watches for how long the event loop is blocked. */
export interface BlockWatch {
  /** The longest block since the last question, in milliseconds. */
  readonly longest: () => Promise<number>;
}

const resolutionMs = 1;

/** A block is known when the loop runs again: its timer fires late. */
export function watchBlocks(): BlockWatch {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  return {
    longest: async () => {
      await pause(5 * resolutionMs);
      const longest = delays.max / 1e6;
      delays.reset();
      return Math.max(0, longest - resolutionMs);
    },
  };
}
