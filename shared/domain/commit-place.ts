import type { CommitRef } from './event.ts';

/** A commit’s place among all, by its author’s clock. */
export interface CommitPlace extends CommitRef {
  readonly timeMs: number;
}

/** Newest first; the same on every desk. */
export function comparePlaces(a: CommitPlace, b: CommitPlace): number {
  if (a.timeMs !== b.timeMs) return b.timeMs - a.timeMs;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  if (a.seq !== b.seq) return b.seq - a.seq;
  return a.sum < b.sum ? -1 : a.sum > b.sum ? 1 : 0;
}
