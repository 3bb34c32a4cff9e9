import type { Steps } from '../../main/platform/in-slices.ts';

/** The result of work in steps, without a pause. */
export function wholeResult<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
