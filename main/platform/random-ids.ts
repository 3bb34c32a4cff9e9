import { createHash, randomBytes } from 'node:crypto';

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random id of lower-case letters and digits without look-alikes; 16 of them have 79 bits. */
export function randomId(length = 16): string {
  let id = '';
  while (id.length < length) {
    for (const byte of randomBytes(length * 2)) {
      // Bytes beyond the last full multiple of the alphabet are dropped, so that every letter is equally likely.
      if (byte < letters.length * 8 && id.length < length) id += letters[byte % letters.length];
    }
  }
  return id;
}

/** An id derived from these texts, always the same, so that a repeated request leads to one thing. */
export function idOf(...words: readonly string[]): string {
  const digest = createHash('sha512').update(words.join(' ')).digest();
  // Two bytes for each letter, so that all are almost equally likely.
  return Array.from({ length: 16 }, (_, at) => letters[digest.readUInt16BE(at * 2) % letters.length]).join('');
}

/** A secret for links, cookies and tokens: 256 bits. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A passphrase to be read from a screen and typed: four groups, 79 bits, without look-alikes. */
export function randomPassphrase(): string {
  return (randomId().match(/.{4}/g) ?? []).join('-');
}
