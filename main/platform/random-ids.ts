import { createHash, randomBytes, randomFillSync } from 'node:crypto';

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Bytes beyond the last full multiple of the alphabet are dropped, so that every letter is equally likely. */
const usable = letters.length * 8;

/** Random bytes are asked of the system by the block: asking for each id would cost more than the rest of it. */
const block = Buffer.alloc(4096);
let taken = block.length;

function randomByte(): number {
  if (taken === block.length) {
    randomFillSync(block);
    taken = 0;
  }
  const byte = block[taken] ?? usable;
  block[taken] = 0;
  taken += 1;
  return byte;
}

/** A random id of lower-case letters and digits without look-alikes; 16 of them have 79 bits. */
export function randomId(length = 16): string {
  const codes: number[] = [];
  while (codes.length < length) {
    const byte = randomByte();
    if (byte < usable) codes.push(letters.charCodeAt(byte % letters.length));
  }
  return String.fromCharCode(...codes);
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
