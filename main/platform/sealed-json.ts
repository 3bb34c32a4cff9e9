import { createHash } from 'node:crypto';

/** Data as readable JSON, with a checksum that reveals damage. */
export function sealed(data: unknown): string {
  const text = JSON.stringify(data, null, 2);
  return `{ "sum": "${checksum(text)}",\n"data": ${text} }\n`;
}

const seal = /^\{ "sum": "([\w-]{22})",\n"data": ([\s\S]*) \}\n$/;

/** The data; undefined unless the text is exactly what was written. */
export function unsealed(text: string): { readonly data: unknown } | undefined {
  const [, sum, data] = seal.exec(text) ?? [];
  if (sum === undefined || data === undefined || checksum(data) !== sum) return undefined;
  try {
    return { data: JSON.parse(data) };
  } catch {
    return undefined; // Valid checksum, invalid JSON: treated as damaged.
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
