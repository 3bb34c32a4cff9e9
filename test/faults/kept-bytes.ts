import type { MemoryDisk } from '../support/memory-disk.ts';

/** Says which bytes are in no file of a disk any more; nothing where each of them is. */
export function missingBytes(disk: MemoryDisk, kept: readonly Buffer[]): string | undefined {
  const files = [...disk.files().values()];
  const missing = kept.find((bytes) => !files.some((file) => file.equals(bytes)));
  return missing && `damaged bytes are in no file any more: ${missing.subarray(0, 60).toString('latin1')}`;
}
