import { hash } from 'node:crypto';
import { canonicalJson } from '../../shared/lib/canonical-json.ts';

/** A hash of an operation and its input, to tell a repeated request from a reused key. */
export function requestHash(operation: string, input: unknown): string {
  return hash('sha256', `${operation} ${canonicalJson(input)}`, 'base64url');
}
