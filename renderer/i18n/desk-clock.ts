/** The desk’s time. The clock of the computer that shows the window may differ. */
export interface DeskClock {
  readonly nowMs: () => number;
  /** Sets the clock to the time main has just reported; returns whether that changed it. */
  readonly update: (deskMs: number) => boolean;
}

/** Answers take time to arrive, so smaller differences are ignored. */
const toleranceMs = 1_000;

export function createDeskClock(ownMs: () => number): DeskClock {
  let aheadMs = 0;
  const nowMs = () => ownMs() + aheadMs;
  return {
    nowMs,
    update: (deskMs) => {
      const offMs = deskMs - nowMs();
      if (Math.abs(offMs) <= toleranceMs) return false;
      aheadMs += offMs;
      return true;
    },
  };
}
