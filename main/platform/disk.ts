/**
 * All that Deskside asks of a file system, so that a simulated disk can tear, refuse, drop what was not synced and
 * fail at the Nth call. Paths are absolute. Errors carry the system's `code`.
 */
export interface Disk {
  readonly open: (path: string, flags: OpenFlags) => Promise<DiskFile>;
  /** The whole file; `ENOENT` when there is none, `EFBIG` when it is larger than any that is meant to be read so. */
  readonly read: (path: string) => Promise<Buffer>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Gives a file a second name; `EEXIST` when the name is taken. */
  readonly link: (existing: string, name: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Makes the folder and those above it, to survive a power cut; one that exists is fine. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** Deletes a folder with everything in it; one that does not exist is fine. */
  readonly removeFolder: (path: string) => Promise<void>;
  /** The names in a folder, sorted; `ENOENT` when there is no such folder. */
  readonly list: (path: string) => Promise<string[]>;
  /** A text that changes whenever a file is written or replaced; nothing when there is none. Answers at once. */
  readonly fingerprint: (path: string) => string | undefined;
  /** Makes created, renamed and removed names in the folder survive a power cut. */
  readonly syncFolder: (path: string) => Promise<void>;
}

/** `append`: at the end, created if missing. `create`: a new file only. `replace`: emptied or new. `read`: no writing. */
export type OpenFlags = 'append' | 'create' | 'replace' | 'read';

export interface DiskFile {
  /** Writes at the end and says how many bytes it took, which may be fewer than offered. */
  readonly write: (bytes: Uint8Array) => Promise<number>;
  readonly readAt: (position: number, length: number) => Promise<Buffer>;
  /** Resolves when every byte written so far survives a power cut. */
  readonly datasync: () => Promise<void>;
  readonly truncate: (length: number) => Promise<void>;
  readonly size: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Writes all bytes or throws; a short write is continued, and one that makes no progress is an error. */
export async function writeFully(file: DiskFile, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const count = await file.write(bytes.subarray(written));
    if (count <= 0) throw Object.assign(new Error('The disk took no more bytes'), { code: 'ENOSPC' });
    written += count;
  }
}

/** The system's code of an error, such as `ENOENT`; empty when it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether the system said no, as opposed to a bug of ours. */
export function isSystemError(error: unknown): boolean {
  return /^E(?!RR_)[A-Z0-9]+$/.test(errorCode(error));
}

/** What may fail without harm: where the system says no, somebody is told and nothing is answered. A bug still throws. */
export async function quietly<T>(task: () => Promise<T>, onRefused: () => void): Promise<T | undefined> {
  try {
    return await task();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    onRefused();
    return undefined;
  }
}

/** The file's bytes, or nothing when there is no such file. */
export async function readIfThere(disk: Disk, path: string): Promise<Buffer | undefined> {
  try {
    return await disk.read(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The names in a folder; none when there is no such folder. */
export async function listIfThere(disk: Disk, path: string): Promise<string[]> {
  try {
    return await disk.list(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** What the system says where something else stands in the place of a file, or nothing. */
export const noFile: ReadonlySet<string> = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ELOOP', 'EFTYPE']);

/** What the system says where something lies in the place of a small file that none of ours can be. */
export const noDocument: ReadonlySet<string> = new Set([...noFile, 'EFBIG']);

const noFolder: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);

/** Whether there is a folder of this name; what only looks like one, such as a link to nothing, is none. */
export async function isFolder(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.list(path);
    return true;
  } catch (error) {
    if (noFolder.has(errorCode(error))) return false;
    throw error;
  }
}
