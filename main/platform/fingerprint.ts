import { createHmac, randomBytes } from 'node:crypto';

/** Random for each process, so that the content behind a fingerprint cannot be found by trying. */
const salt = randomBytes(32);

/** A fingerprint of plain data, for comparing it without keeping it. */
export function fingerprintOf(data: unknown): string {
  return createHmac('sha256', salt).update(JSON.stringify(data)).digest('base64');
}
