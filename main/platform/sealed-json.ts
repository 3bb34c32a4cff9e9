import { createHash } from 'node:crypto';

/** Data as JSON that a person can read, with the sum that tells a damaged file from a whole one. */
export function sealed(data: unknown): string {
  const text = JSON.stringify(data, null, 2);
  return `{ "sum": "${checksum(text)}",\n"data": ${text} }\n`;
}

const seal = /^\{ "sum": "([\w-]{22})",\n"data": ([\s\S]*) \}\n$/;

/** What was sealed; nothing where the text is not, to the letter, what was written. */
export function unsealed(text: string): { readonly data: unknown } | undefined {
  const [, sum, data] = seal.exec(text) ?? [];
  if (sum === undefined || data === undefined || checksum(data) !== sum) return undefined;
  try {
    return { data: JSON.parse(data) };
  } catch {
    return undefined; // Somebody made the checksum too: as good as damaged.
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
