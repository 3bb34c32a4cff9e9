/**
 * The hybrid logical clock: 12 hex digits of milliseconds, a dash, 4 hex digits of counter. Of equal width, so that
 * comparing strings compares times. Only for ordering; people and SLA use the author's wall clock.
 */
export type Stamp = string;

export const zeroStamp: Stamp = '000000000000-0000';

/** How far another device's clock may move ours ahead of our own wall clock, in milliseconds. */
export const furthestPullMs = 5 * 60_000;

const lastCounter = 0xffff;
const stampPattern = /^[0-9a-f]{12}-[0-9a-f]{4}$/;

/** The last valid stamp; after it there would be no stamp that could follow. */
const lastStamp: Stamp = formatStamp(Date.UTC(10_000, 0) - 1, lastCounter);

export function isStamp(text: string): boolean {
  return stampPattern.test(text) && text <= lastStamp;
}

export function formatStamp(ms: number, counter: number): Stamp {
  return `${ms.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}`;
}

/** The counter orders the stamps of one millisecond. */
export function stampParts(stamp: Stamp): { readonly ms: number; readonly counter: number } {
  return { ms: Number.parseInt(stamp.slice(0, 12), 16), counter: Number.parseInt(stamp.slice(13), 16) };
}

/** The milliseconds of a stamp, an approximate time. */
export function stampMs(stamp: Stamp): number {
  return stampParts(stamp).ms;
}

export function laterStamp(a: Stamp, b: Stamp): Stamp {
  return a < b ? b : a;
}

function after(stamp: Stamp): Stamp {
  const { ms, counter } = stampParts(stamp);
  return counter < lastCounter ? formatStamp(ms, counter + 1) : formatStamp(ms + 1, 0);
}

/** The next stamp of a clock that last showed `last`: our wall clock, or just after `last` if that is later. */
export function tick(last: Stamp, nowMs: number): Stamp {
  const now = formatStamp(nowMs, 0);
  return now > last ? now : after(last);
}

/**
 * The stamp of a commit: later than our clock and than the newest event of its targets. A target that a fast clock
 * touched may be in the future; that affects this commit only, not our clock. At the last valid stamp it stays the
 * same.
 */
export function stampAfter(clock: Stamp, newestOfTargets: Stamp): Stamp {
  const stamp = newestOfTargets < clock ? clock : after(newestOfTargets);
  return stamp < lastStamp ? stamp : lastStamp;
}

/** Our clock after receiving a remote stamp: moved ahead, but never more than five minutes past our own wall clock. */
export function pulled(last: Stamp, remote: Stamp, nowMs: number): Stamp {
  const limit = formatStamp(nowMs + furthestPullMs, 0);
  return laterStamp(last, remote > limit ? limit : remote);
}
