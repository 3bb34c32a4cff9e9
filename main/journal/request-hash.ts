import { hash } from 'node:crypto';
import { canonicalJson } from '../../shared/lib/canonical-json.ts';

/** What stands for an operation and its input, so that a key that comes again can be told from a reused one. */
export function requestHash(operation: string, input: unknown): string {
  return hash('sha256', `${operation} ${canonicalJson(input)}`, 'base64url');
}
