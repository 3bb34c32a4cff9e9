import { failed } from './result.ts';

const keyPattern = /^[\w-]{8,60}$/;

/** Whether this can tell a repeated request from a new one. */
export function isKey(key: unknown): key is string {
  return typeof key === 'string' && keyPattern.test(key);
}

export const noKey = failed('invalid-input', 'key.malformed');

/** Answering with what the key once led to would take words for kept that nobody has. */
export const keyReused = failed('refused', 'key.reused');
