import { problems } from '../domain/problems.ts';
import { scheduleProblems } from '../domain/sla/schedule-problems.ts';
import type { DetailsOf, DetailTable, WithoutDetails } from '../lib/details.ts';
import { accessProblems, callProblems } from './call-problems.ts';
import { failures, locationProblems, pathProblems, sampleProblems, storedProblems } from './failures.ts';
import { openingProblems, unopenedReasons } from './opening-reasons.ts';
import { pinProblems } from './pins.ts';
import { recoveryProblems } from './recovery-code.ts';
import { secretProblems } from './secret.ts';
import { trailProblems } from './trail.ts';

/**
 * Every reason for which a request can fail, with the names of its details. The sentences are in `renderer/i18n/en`;
 * only reasons and details cross the bridge.
 */
export const reasons = {
  ...problems,
  ...scheduleProblems,
  ...callProblems,
  ...accessProblems,
  ...failures,
  ...locationProblems,
  ...pathProblems,
  ...sampleProblems,
  ...storedProblems,
  ...unopenedReasons,
  ...openingProblems,
  ...secretProblems,
  ...pinProblems,
  ...recoveryProblems,
  ...trailProblems,
} as const satisfies DetailTable;

export type Reason = keyof typeof reasons;

/** A reason without details. */
export type PlainReason = WithoutDetails<typeof reasons>;

export type ReasonDetails<Given extends Reason> = DetailsOf<typeof reasons, Given>;

/** Whether a text is one of our reasons; issues of schemas can have any text. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(reasons, text);
}
