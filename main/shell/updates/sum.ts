import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const chunkBytes = 4 * 1024 ** 2;

/**
 * The SHA-512 of a file, as feeds write it; undefined if it cannot be read. Synchronous, because the program is
 * quitting.
 */
export function sumOf(path: string): string | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const hash = createHash('sha512');
    const chunk = Buffer.allocUnsafe(chunkBytes);
    for (let count = readSync(file, chunk); count > 0; count = readSync(file, chunk))
      hash.update(chunk.subarray(0, count));
    return hash.digest('base64');
  } catch {
    return undefined; // Whatever the reason: it is not the file that was downloaded.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
