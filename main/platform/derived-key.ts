import { hash } from 'node:crypto';

/** A key that follows from another one and from what it is for, so that a repeated request has the same. */
export function derivedKey(...parts: readonly string[]): string {
  return hash('sha256', parts.join(' '), 'base64url');
}

/** The same as an id. */
export function derivedId(...parts: readonly string[]): string {
  return hash('sha256', parts.join(' '), 'hex').slice(0, 32);
}
