import { join } from 'node:path';
import * as z from 'zod';
import { type Disk, errorCode, isSystemError, noDocument, readIfThere, writeFully } from '../platform/disk.ts';

/**
 * The process that has a desk folder open. A second start on this computer uses `port` and `secret` to ask the first
 * for a link. Locks of earlier versions have no `folder` and `since`.
 */
const ownerSchema = z.object({
  pid: z.int(),
  started: z.string(),
  host: z.string(),
  token: z.string(),
  port: z.int().nullable(),
  secret: z.string().nullable(),
  folder: z.string().nullable().default(null).catch(null),
  since: z.iso.datetime().nullable().default(null).catch(null),
});

export type LockOwner = Readonly<z.infer<typeof ownerSchema>>;

export function lockPath(folder: string): string {
  return join(folder, 'lock');
}

/** The owner named in a lock file; undefined if there is no lock or it cannot be read. */
export async function readOwner(disk: Disk, path: string): Promise<LockOwner | undefined> {
  const bytes = await readLock(disk, path);
  if (!bytes) return undefined;
  try {
    return ownerSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined; // A lock without an owner does not block anybody.
  }
}

async function readLock(disk: Disk, path: string): Promise<Buffer | undefined> {
  try {
    return await disk.read(path);
  } catch (error) {
    if (noDocument.has(errorCode(error))) return undefined; // Something that is not a file does not name an owner either.
    throw error;
  }
}

export async function writeOwner(disk: Disk, path: string, owner: LockOwner): Promise<void> {
  const file = await disk.open(path, 'replace');
  try {
    await writeFully(file, Buffer.from(`${JSON.stringify(owner)}\n`));
    await file.datasync();
  } finally {
    await file.close();
  }
}

export async function removeIfThere(disk: Disk, path: string): Promise<void> {
  try {
    await disk.remove(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/**
 * Whether our lock file was copied together with its owner's folder. One folder can have two paths, so they are told
 * apart by writing a file to ours and looking for it in the owner's.
 */
export async function isCopied(disk: Disk, us: Pick<LockOwner, 'token'>, ours: string, owners: string | null) {
  if (owners === null || owners === ours) return false;
  const probe = `lock.${us.token}`;
  const path = join(ours, probe);
  try {
    await (await disk.open(path, 'replace')).close();
    return (await readIfThere(disk, join(owners, probe))) === undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return false; // Nothing is known about the owner's folder, so it may be this one.
  } finally {
    await removeIfThere(disk, path);
  }
}
