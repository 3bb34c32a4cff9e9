import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import type { Id } from '../../shared/domain/id.ts';
import type { HeldKey } from '../platform/key-vault.ts';

/** scrypt's cost: 128 MiB and about a third of a second per guess. Stored with each hash, so that it can be raised. */
const cost = { N: 2 ** 17, r: 8, p: 1 };
const hashLength = 32;
const maxmem = 160 * 1024 * 1024;

interface HashParts {
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly salt: string;
}

export interface PlainHash extends HashParts {
  readonly hash: string;
  /** Set for a passphrase that cannot be guessed and is therefore never sealed: it still works if the key is lost. */
  readonly isPassphrase?: true;
  /** Set for a one-time passphrase, which the agent replaces when signing in. */
  readonly worksOnce?: true | undefined;
}

/** A hash sealed with a key of this computer: without it, guesses at a PIN cannot be checked. */
export interface SealedHash extends HashParts {
  readonly sealed: { readonly keyId: Id; readonly nonce: string; readonly bytes: string; readonly tag: string };
}

export type StoredHash = PlainHash | SealedHash;

export async function hashOf(secret: string): Promise<PlainHash> {
  const salt = randomBytes(16).toString('base64');
  return { ...cost, salt, hash: (await derive(secret, { ...cost, salt })).toString('base64') };
}

/** Derives the hash of a secret; without a stored hash it takes the same time and returns a random one. */
export function derive(secret: string, { N, r, p, salt }: HashParts = { ...cost, salt: '' }): Promise<Buffer> {
  // NFKC, so that a passphrase typed with another keyboard layout matches.
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), Buffer.from(salt, 'base64'), hashLength, { N, r, p, maxmem }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}

/** Binds the agent and the parameters of the hash, so that sealed hashes cannot be swapped. */
function bound(agentId: Id, { N, r, p, salt }: HashParts): Buffer {
  return Buffer.from(JSON.stringify([agentId, N, r, p, salt]));
}

export function sealHash(agentId: Id, { N, r, p, salt, hash }: PlainHash, { id, key }: HeldKey): SealedHash {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound(agentId, { N, r, p, salt }));
  const bytes = Buffer.concat([cipher.update(Buffer.from(hash, 'base64')), cipher.final()]).toString('base64');
  const tag = cipher.getAuthTag().toString('base64');
  return { N, r, p, salt, sealed: { keyId: id, nonce: nonce.toString('base64'), bytes, tag } };
}

/** Undefined if the key is another one, or the file was tampered with. */
export function unsealHash(agentId: Id, stored: SealedHash, { key }: HeldKey): PlainHash | undefined {
  const { N, r, p, salt, sealed } = stored;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.nonce, 'base64'), { authTagLength: 16 });
    decipher.setAAD(bound(agentId, stored)).setAuthTag(Buffer.from(sealed.tag, 'base64'));
    const hash = Buffer.concat([decipher.update(Buffer.from(sealed.bytes, 'base64')), decipher.final()]);
    return { N, r, p, salt, hash: hash.toString('base64') };
  } catch {
    return undefined; // Decryption throws if it does not match; the caller decides what to do.
  }
}
