import { randomBytes, scryptSync } from 'node:crypto';
import type { PlainHash } from '../../main/session/hash.ts';

/** A hash that takes no time, for tests that are about something else. It is compared as any other: its cost goes with it. */
export function quickHash(secret: string): PlainHash {
  const [cost, salt] = [{ N: 2, r: 1, p: 1 }, randomBytes(16)];
  return {
    ...cost,
    salt: salt.toString('base64'),
    hash: scryptSync(secret.normalize('NFKC'), salt, 32, cost).toString('base64'),
  };
}

export async function quickly(secret: string): Promise<PlainHash> {
  return quickHash(secret);
}
