import type { UnopenedDesk } from './unopened.ts';

/** Why a call was not done. The code says what kind of no it is; `message` is one sentence a person can act on. */
export interface DeskError {
  readonly code: ErrorCode;
  readonly message: string;
  /** The key of the sentence, for translating it: a problem of the domain or a failure of the world. */
  readonly reason?: string;
  readonly details?: Readonly<Record<string, string>>;
  /** Which parts of the input are wrong; `message` is a key of the domain's problems where there is one. */
  readonly issues?: readonly Issue[];
  /** The desk that a call was to open, where there is one. */
  readonly unopened?: UnopenedDesk;
}

export interface Issue {
  readonly path: readonly (string | number)[];
  readonly message: string;
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

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: DeskError };

export function done<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failed(
  code: ErrorCode,
  message: string,
  more: Omit<DeskError, 'code' | 'message'> = {},
): { ok: false; error: DeskError } {
  return { ok: false, error: { code, message, ...more } };
}
