import { createHmac, randomBytes } from 'node:crypto';

/** Made anew by each process, so that nobody can try out what a fingerprint may stand for. */
const salt = randomBytes(32);

/** Tells whether plain data is the same as before, without keeping it. */
export function fingerprintOf(data: unknown): string {
  return createHmac('sha256', salt).update(JSON.stringify(data)).digest('base64');
}
