/** The desk’s time in a window, whose own clock may be another one. */
export interface DeskClock {
  readonly nowMs: () => number;
  /** Main has just said what time it is; whether that is another than was thought. */
  readonly update: (deskMs: number) => boolean;
}

/** An answer is on its way for some time: such a small difference is none. */
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
