import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import type { Seal, Summed } from './requests.ts';

/** The seal of the index in a file. */
export interface Seals {
  /** Null if there is none, or if it does not fit the length of the file. */
  readonly read: () => Seal | null;
  readonly sum: (summed: Summed) => Summed;
  readonly write: (seal: Seal) => void;
  readonly break: () => void;
}

const sealSchema = z.object({ checkpoint: z.string(), length: z.int(), sum: z.int() });

/** Read within a millisecond. */
const atOnce = 1024 * 1024;

export function createSeals(file: string): Seals {
  const path = `${file}.seal`;
  let buffer: Buffer | undefined;
  let isBroken = false;

  function read(): Seal | null {
    try {
      const { data } = sealSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
      return data?.length === statSync(file).size ? data : null;
    } catch {
      return null; // Without a seal the index is compared with the tickets.
    }
  }

  function sum({ length, sum: before }: Summed): Summed {
    buffer ??= Buffer.alloc(atOnce);
    const opened = openSync(file, 'r');
    try {
      const count = readSync(opened, buffer, 0, atOnce, length);
      return { length: length + count, sum: crc32(buffer.subarray(0, count), before) };
    } finally {
      closeSync(opened);
    }
  }

  function write(seal: Seal): void {
    const opened = openSync(`${path}.new`, 'w', 0o600);
    try {
      writeSync(opened, JSON.stringify(seal));
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(`${path}.new`, path);
    isBroken = false;
  }

  return {
    read,
    sum,
    write,
    break: () => {
      if (isBroken) return;
      rmSync(path, { force: true });
      isBroken = true;
    },
  };
}
