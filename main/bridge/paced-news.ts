import type { Clock } from '../platform/clock.ts';

/** Often enough that a progress bar moves steadily. */
const paceMs = 250;

/** Calls a function soon after something changed, but not for each change of many. */
export function paced({ after }: Pick<Clock, 'after'>, tell: () => void): () => void {
  let isPlanned = false;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    after(paceMs, () => {
      isPlanned = false;
      tell();
    });
  };
}
