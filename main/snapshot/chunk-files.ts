import { join } from 'node:path';
import type { ColumnData } from '../columns/column-data.ts';
import { type Disk, errorCode, listIfThere, noDocument, quietly, writeFully } from '../platform/disk.ts';
import { pack, sumOfPacked, unpack } from './packed-columns.ts';

/**
 * Columns in files that never change. A file is named after its checksum, so another one cannot take its place, and
 * columns that are stored again give the same file.
 */
export interface ChunkFiles {
  /** Stores columns and returns the name of their file, which a power cut may take until the folder is synced. */
  readonly write: (kind: string, data: ColumnData) => Promise<string>;
  /** Undefined if the file is missing or damaged, or if another version wrote it. */
  readonly read: (name: string) => Promise<ColumnData | undefined>;
  /** Whether there are files of all these names, whatever they hold. */
  readonly areThere: (names: readonly string[]) => Promise<boolean>;
  /** Removes every file that is not in use, whatever is left of interrupted writes included. */
  readonly removeAllBut: (used: ReadonlySet<string>) => Promise<void>;
}

export function createChunkFiles(disk: Disk, folder: string): ChunkFiles {
  const room = createRoom();

  async function write(kind: string, data: ColumnData): Promise<string> {
    const bytes = pack(data, room.take);
    try {
      return await writeBytes(kind, bytes);
    } finally {
      room.giveBack(bytes);
    }
  }

  async function writeBytes(kind: string, bytes: Buffer): Promise<string> {
    const name = chunkName(kind, bytes);
    const path = join(folder, name);
    const file = await disk.open(`${path}.new`, 'replace');
    try {
      await writeFully(file, bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
    await disk.rename(`${path}.new`, path);
    return name;
  }

  async function read(name: string): Promise<ColumnData | undefined> {
    const bytes = await bytesOf(disk, join(folder, name));
    const kind = chunkPattern.exec(name)?.[1];
    return bytes && kind !== undefined && chunkName(kind, bytes) === name ? unpack(bytes) : undefined;
  }

  async function removeAllBut(used: ReadonlySet<string>): Promise<void> {
    for (const name of await listIfThere(disk, folder)) {
      if (!chunkPattern.test(name.replace(/\.new$/, '')) || used.has(name)) continue;
      await quietly(
        () => disk.remove(join(folder, name)),
        () => undefined, // It only takes up space; the next time tries again.
      );
    }
  }

  async function areThere(names: readonly string[]): Promise<boolean> {
    const present = new Set(await listIfThere(disk, folder));
    return names.every((name) => present.has(name));
  }

  return { write, read, areThere, removeAllBut };
}

/** Larger files are few. */
const mostKept = 1024 * 1024;

/**
 * Room for the bytes of a file, used again for the next one: a snapshot consists of dozens of files of about a megabyte,
 * which would all be in memory until the next garbage collection.
 */
function createRoom() {
  let free: ArrayBuffer | undefined;
  return {
    take: (size: number): Buffer => {
      const kept = free;
      if (size > mostKept) return Buffer.alloc(size);
      free = undefined;
      return Buffer.from(kept ?? new ArrayBuffer(mostKept), 0, size).fill(0);
    },
    giveBack: ({ buffer }: Buffer): void => {
      if (buffer instanceof ArrayBuffer && buffer.byteLength === mostKept) free = buffer;
    },
  };
}

const chunkPattern = /^([a-z]+)-[0-9a-f]{32}\.bin$/;

function chunkName(kind: string, bytes: Buffer): string {
  return `${kind}-${sumOfPacked(bytes).slice(0, 32)}.bin`;
}

async function bytesOf(disk: Disk, path: string): Promise<Buffer | undefined> {
  try {
    return await disk.read(path);
  } catch (error) {
    if (noDocument.has(errorCode(error))) return undefined;
    throw error;
  }
}
