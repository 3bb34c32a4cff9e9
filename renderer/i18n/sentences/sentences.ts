import type { Finding } from '../../../shared/bridge/desk-report.ts';
import type { Reason } from '../../../shared/bridge/reasons.ts';
import type { AskedOfRole } from '../../../shared/domain/access.ts';
import { accessProblems, callProblems, unknownProblem, whoCould } from '../en/calls.ts';
import { commandNeeds } from '../en/commands.ts';
import { failures, pathProblems, placeProblems, sampleProblems, storedProblems } from '../en/failures.ts';
import { findingParts, findings } from '../en/findings.ts';
import { notices } from '../en/notices.ts';
import { openingProblems, unopenedReasons } from '../en/opening.ts';
import { permissions } from '../en/permissions.ts';
import { problems } from '../en/problems.ts';
import { scheduleProblems } from '../en/schedules.ts';
import { pinProblems, recoveryProblems, secretProblems } from '../en/secrets.ts';

/** The sentences for all reasons of refusals. */
const reasonSentences = {
  ...problems,
  ...scheduleProblems,
  ...callProblems,
  ...accessProblems,
  ...failures,
  ...placeProblems,
  ...pathProblems,
  ...sampleProblems,
  ...storedProblems,
  ...unopenedReasons,
  ...openingProblems,
  ...secretProblems,
  ...pinProblems,
  ...recoveryProblems,
} as const satisfies Readonly<Record<Reason, string>>;

const permissionWords = permissions satisfies Readonly<Record<`may.${AskedOfRole}`, string>>;

const findingSentences = findings satisfies Readonly<Record<`finding.${Finding}`, string>>;

/** Sentences shared by the window and the terminal programs. */
export const sentences = {
  ...reasonSentences,
  ...unknownProblem,
  ...permissionWords,
  ...whoCould,
  ...commandNeeds,
  ...notices,
  ...findingSentences,
  ...findingParts,
} as const;

export type SentenceId = keyof typeof sentences;
