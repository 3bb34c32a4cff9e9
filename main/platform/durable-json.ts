import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { type Disk, errorCode, listIfThere, readIfThere, writeFully } from './disk.ts';

/**
 * A lowdb adapter that survives a power cut. lowdb's own writer never syncs, and on a full disk the usual
 * atomic-write libraries report success and leave a truncated file. This one writes a new file in full, syncs it,
 * keeps the generation before, renames, syncs the folder, and knows a damaged file by its checksum.
 */
export function durableJson<Data>(disk: Disk, path: string, onDamage: (path: string) => void): Adapter<Data> {
  const next = `${path}.new`;
  const previous = `${path}.previous`;

  async function readGeneration(file: string): Promise<Data | undefined> {
    const bytes = await readIfThere(disk, file);
    if (!bytes) return undefined;
    const data = unsealed<Data>(bytes.toString('utf8'));
    if (data === undefined) onDamage(file);
    return data;
  }

  async function read(): Promise<Data | null> {
    for (const file of [path, next, previous]) {
      const data = await readGeneration(file);
      if (data !== undefined) return data;
    }
    return null;
  }

  async function write(data: Data): Promise<void> {
    // A crash between the renames below left the newest generation in `next`: it gets its name before that is used again.
    if (!(await readIfThere(disk, path))) await renameIfThere(disk, next, path);
    const file = await disk.open(next, 'replace');
    try {
      await writeFully(file, Buffer.from(sealed(data)));
      await file.datasync();
    } finally {
      await file.close();
    }
    await renameIfThere(disk, path, previous);
    await disk.rename(next, path);
    await disk.syncFolder(dirname(path));
  }

  return { read, write };
}

/** Takes a document and its other generations away; nothing happens when there is none. */
export async function removeDurableJson(disk: Disk, path: string): Promise<void> {
  const there = new Set(await listIfThere(disk, dirname(path)));
  const files = [`${path}.new`, `${path}.previous`, path].filter((file) => there.has(basename(file)));
  for (const file of files) await disk.remove(file);
  if (files.length > 0) await disk.syncFolder(dirname(path));
}

async function renameIfThere(disk: Disk, from: string, to: string): Promise<void> {
  try {
    await disk.rename(from, to);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function sealed(data: unknown): string {
  const text = JSON.stringify(data, null, 2);
  return `{ "sum": "${checksum(text)}",\n"data": ${text} }\n`;
}

const seal = /^\{ "sum": "([\w-]{22})",\n"data": ([\s\S]*) \}\n$/;

function unsealed<Data>(text: string): Data | undefined {
  const [, sum, data] = seal.exec(text) ?? [];
  if (sum === undefined || data === undefined || checksum(data) !== sum) return undefined;
  try {
    // Safe: the checksum says that these are the bytes this program wrote; callers parse what a person may have edited.
    return JSON.parse(data) as Data;
  } catch {
    return undefined; // Somebody made the checksum too: as good as damaged.
  }
}
