import type { Details } from '../lib/details.ts';
import type { PlainReason, Reason, ReasonDetails } from './reasons.ts';
import type { UnopenedDesk } from './unopened.ts';

/** Why a call was not done. The code says what kind of no it is; the window has a sentence for each reason. */
export interface DeskError {
  readonly code: ErrorCode;
  readonly reason: Reason;
  /** What the sentence names: words of people, sizes, the permission that is missing. */
  readonly details?: Details;
  /** Which parts of the input are wrong. */
  readonly issues?: readonly Issue[];
  /** The desk that a call was to open, where there is one. */
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

type Further = Pick<DeskError, 'issues' | 'unopened'>;

/** A reason whose sentence names something comes with what it names. */
export function failed<Given extends Reason>(
  code: ErrorCode,
  reason: Given,
  ...[more]: Given extends PlainReason ? [more?: Further] : [more: Further & { details: ReasonDetails<Given> }]
): Failed {
  return { ok: false, error: { code, reason, ...more } };
}
