/** Waits for a sign of life. */
export interface Patience {
  /** Starts the wait anew. */
  readonly renew: () => void;
  readonly stop: () => void;
}

/** Calls `lost` once nothing has renewed the patience for a while. */
export type StartPatience = (lost: () => void) => Patience;

export function patienceOf(ms: number): StartPatience {
  return (lost) => {
    const timer = setTimeout(lost, ms);
    return { renew: () => void timer.refresh(), stop: () => clearTimeout(timer) };
  };
}
