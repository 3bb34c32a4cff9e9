import { problems } from '../domain/problems.ts';
import { scheduleProblems } from '../domain/sla/schedule-problems.ts';
import type { DetailsOf, DetailTable, WithoutDetails } from '../lib/details.ts';
import { accessProblems, callProblems } from './call-problems.ts';
import { failures, locationProblems, pathProblems, storedProblems } from './failures.ts';
import { openingProblems, unopenedReasons } from './opening-reasons.ts';
import { pinProblems } from './pins.ts';
import { recoveryProblems } from './recovery-code.ts';
import { secretProblems } from './secret.ts';

/**
 * Every reason for which a call is not done, with the names of the details that its sentence mentions. The sentences
 * stand in `renderer/i18n/en`: what crosses the bridge are reasons and details.
 */
export const reasons = {
  ...problems,
  ...scheduleProblems,
  ...callProblems,
  ...accessProblems,
  ...failures,
  ...locationProblems,
  ...pathProblems,
  ...storedProblems,
  ...unopenedReasons,
  ...openingProblems,
  ...secretProblems,
  ...pinProblems,
  ...recoveryProblems,
} as const satisfies DetailTable;

export type Reason = keyof typeof reasons;

/** A reason whose sentence names nothing. */
export type PlainReason = WithoutDetails<typeof reasons>;

export type ReasonDetails<Given extends Reason> = DetailsOf<typeof reasons, Given>;

/** Schemas give their issues any text: whether this is one of our reasons. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(reasons, text);
}
