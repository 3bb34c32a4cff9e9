import { failed } from './result.ts';

const keyPattern = /^[\w-]{8,60}$/;

/** Whether a key identifies a repeated request. */
export function isKey(key: unknown): key is string {
  return typeof key === 'string' && keyPattern.test(key);
}

export const noKey = failed('invalid-input', 'key.malformed');

/** Returning the earlier result would report text as saved that was not. */
export const keyReused = failed('refused', 'key.reused');
