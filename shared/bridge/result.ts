import type { WhoCould } from '../domain/who-could.ts';
import type { Details } from '../lib/details.ts';
import type { PlainReason, Reason, ReasonDetails } from './reasons.ts';
import type { UnopenedDesk } from './unopened.ts';

/** Why a request failed. The code is the kind of failure; the window has a sentence for each reason. */
export interface DeskError {
  readonly code: ErrorCode;
  readonly reason: Reason;
  /** The details of the sentence: text that people wrote, sizes, the missing permission. */
  readonly details?: Details;
  /** The invalid parts of the input. */
  readonly issues?: readonly Issue[];
  /** Who could do what the agent may not. */
  readonly could?: WhoCould;
  /** The desk that could not be opened, if any. */
  readonly unopened?: UnopenedDesk;
}

export interface Issue {
  readonly path: readonly (string | number)[];
  readonly reason: Reason;
}

export type ErrorCode =
  | 'invalid-input'
  | 'refused'
  | 'forbidden'
  | 'locked'
  | 'not-found'
  | 'stale'
  | 'not-saved'
  | 'unavailable';

export interface Failed {
  readonly ok: false;
  readonly error: DeskError;
}

export type Result<Value> = { readonly ok: true; readonly value: Value } | Failed;

export function done<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

type Further = Pick<DeskError, 'issues' | 'unopened' | 'could'>;

/** A reason whose sentence has details must come with them. */
export function failed<Given extends Reason>(
  code: ErrorCode,
  reason: Given,
  ...[more]: Given extends PlainReason ? [more?: Further] : [more: Further & { details: ReasonDetails<Given> }]
): Failed {
  return { ok: false, error: { code, reason, ...more } };
}
