/**
 * The file system operations that Deskside uses, so that a simulated disk can tear writes, refuse calls, drop unsynced
 * data and fail at the nth call. Paths are absolute. Errors carry the system's `code`.
 */
export interface Disk {
  readonly open: (path: string, flags: OpenFlags) => Promise<DiskFile>;
  /** Reads a whole file; throws `ENOENT` if there is none, `EFBIG` if it is too large to be read at once. */
  readonly read: (path: string) => Promise<Buffer>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Gives a file a second name; throws `EEXIST` if the name is taken. */
  readonly link: (existing: string, name: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Creates the folder and its parents so that they survive a power cut; an existing one is fine. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** Deletes a folder with its content; a missing one is fine. */
  readonly removeFolder: (path: string) => Promise<void>;
  /** The names in a folder, sorted; throws `ENOENT` if there is no such folder. */
  readonly list: (path: string) => Promise<string[]>;
  /** A text that changes whenever a file is written or replaced; undefined if there is none. Synchronous. */
  readonly fingerprint: (path: string) => string | undefined;
  /** The size of a file and when it was last written; undefined if there is none. */
  readonly stat: (path: string) => Promise<FileStat | undefined>;
  /** Makes created, renamed and removed names in the folder survive a power cut. */
  readonly syncFolder: (path: string) => Promise<void>;
}

export interface FileStat {
  readonly size: number;
  /** In milliseconds since 1970. The file system may round it, and a program that damages a file may leave it as it was. */
  readonly changedMs: number;
}

/**
 * `append`: at the end, created if missing. `create`: a new file only. `replace`: truncated or new. `read`: read-only.
 * With `-safely`, each write resolves when its bytes survive a power cut, and fails otherwise: the file needs no
 * `datasync` for what is written to it.
 */
export type OpenFlags = 'append' | 'append-safely' | 'create' | 'create-safely' | 'replace' | 'read';

export interface DiskFile {
  /** Writes at the end; returns how many bytes were written, which may be fewer than given. */
  readonly write: (bytes: Uint8Array) => Promise<number>;
  readonly readAt: (position: number, length: number) => Promise<Buffer>;
  /** Resolves when all bytes written so far survive a power cut. */
  readonly datasync: () => Promise<void>;
  readonly truncate: (length: number) => Promise<void>;
  readonly size: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Writes all bytes or throws. A short write is continued; one that makes no progress is an error. */
export async function writeFully(file: DiskFile, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const count = await file.write(bytes.subarray(written));
    if (count <= 0) throw Object.assign(new Error('The disk took no more bytes'), { code: 'ENOSPC' });
    written += count;
  }
}

/** The system's code of an error, such as `ENOENT`; empty if it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether the error comes from the system and not from a bug. */
export function isSystemError(error: unknown): boolean {
  return /^E(?!RR_)[A-Z0-9]+$/.test(errorCode(error));
}

/** Runs a task that may fail: a system error is reported and undefined is returned. Other errors are thrown. */
export async function quietly<T>(task: () => Promise<T>, onRefused: () => void): Promise<T | undefined> {
  try {
    return await task();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    onRefused();
    return undefined;
  }
}

/** The bytes of a file, or undefined if there is no such file. */
export async function readIfThere(disk: Disk, path: string): Promise<Buffer | undefined> {
  try {
    return await disk.read(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The names in a folder; empty if there is no such folder. */
export async function listIfThere(disk: Disk, path: string): Promise<string[]> {
  try {
    return await disk.list(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The system's error codes if a file is missing or something else has its name. */
export const noFile: ReadonlySet<string> = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ELOOP', 'EFTYPE']);

/** The error codes if something other than a small file has its name. */
export const noDocument: ReadonlySet<string> = new Set([...noFile, 'EFBIG']);

const noFolder: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);

/** Whether there is a folder of this name; a dangling link is not one. */
export async function isFolder(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.list(path);
    return true;
  } catch (error) {
    if (noFolder.has(errorCode(error))) return false;
    throw error;
  }
}
