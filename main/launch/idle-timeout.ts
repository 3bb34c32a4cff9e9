/** A timeout that activity renews. */
export interface IdleTimeout {
  /** Restarts the timeout. */
  readonly renew: () => void;
  readonly stop: () => void;
}

/** Starts a timeout that calls `lost` if it is not renewed in time. */
export type StartIdleTimeout = (lost: () => void) => IdleTimeout;

export function idleTimeout(ms: number): StartIdleTimeout {
  return (lost) => {
    const timer = setTimeout(lost, ms);
    return { renew: () => void timer.refresh(), stop: () => clearTimeout(timer) };
  };
}
