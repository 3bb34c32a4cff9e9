/** Waits for a sign of life. */
export interface IdleTimeout {
  /** Starts the wait anew. */
  readonly renew: () => void;
  readonly stop: () => void;
}

/** Calls `lost` once nothing has renewed the patience for a while. */
export type StartIdleTimeout = (lost: () => void) => IdleTimeout;

export function idleTimeout(ms: number): StartIdleTimeout {
  return (lost) => {
    const timer = setTimeout(lost, ms);
    return { renew: () => void timer.refresh(), stop: () => clearTimeout(timer) };
  };
}
