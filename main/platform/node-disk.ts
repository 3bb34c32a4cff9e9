import { close, constants, fdatasync, fstat, fsync, ftruncate, open, read, stat, statSync, write } from 'node:fs';
import { link, mkdir, readdir, rename, rm, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Disk, type DiskFile, errorCode, type OpenFlags } from './disk.ts';

// The callback functions with a bare descriptor cost half as much per call as a FileHandle (see the bench).
const calls = {
  open: promisify(open),
  read: promisify(read),
  write: promisify(write),
  close: promisify(close),
  fdatasync: promisify(fdatasync),
  fsync: promisify(fsync),
  fstat: promisify(fstat),
  ftruncate: promisify(ftruncate),
  stat: promisify(stat),
};

const { O_APPEND, O_CREAT, O_DSYNC, O_EXCL, O_NONBLOCK = 0, O_RDONLY, O_RDWR, O_TRUNC } = constants;

/**
 * On Linux, one call writes and flushes, which saves a trip through the thread pool. Elsewhere such a call does not
 * reach beyond the cache of the drive, and each write is followed by a flush.
 */
const syncsWrites = process.platform === 'linux';
const safely = syncsWrites ? O_DSYNC : 0;

/** Opening a pipe would wait for its other end; with `O_NONBLOCK`, which regular files ignore, it returns at once. */
const readOnly = O_RDONLY | O_NONBLOCK;
const readAndWrite = O_RDWR | O_CREAT | O_NONBLOCK;

const flagsOf: Readonly<Record<OpenFlags, number>> = {
  append: readAndWrite | O_APPEND,
  'append-safely': readAndWrite | O_APPEND | safely,
  create: readAndWrite | O_APPEND | O_EXCL,
  'create-safely': readAndWrite | O_APPEND | O_EXCL | safely,
  replace: readAndWrite | O_TRUNC,
  read: readOnly,
};

const ownerOnly = 0o600;
const ownerOnlyFolder = 0o700;

/** Files that are read as a whole are held in memory; ours have at most about ten megabytes. */
const largestWhole = 64 * 1024 * 1024;

/** A pipe, a socket or a device instead of a file can neither be stored nor read to its end. */
function notAFile(path: string): Error {
  return Object.assign(new Error(`EFTYPE: not a file, open '${path}'`), { code: 'EFTYPE', path });
}

function tooLarge(path: string): Error {
  return Object.assign(new Error(`EFBIG: file too large, read '${path}'`), { code: 'EFBIG', path });
}

/** The error codes for opening a socket. */
const socketCodes: ReadonlySet<string> = new Set(['ENXIO', 'EOPNOTSUPP', 'ENOTSUP']);

async function opened<T>(path: string, open: Promise<T>): Promise<T> {
  try {
    return await open;
  } catch (error) {
    throw socketCodes.has(errorCode(error)) ? notAFile(path) : error;
  }
}

async function openFile(path: string, flags: OpenFlags): Promise<DiskFile> {
  const descriptor = await opened(path, calls.open(path, flagsOf[flags], ownerOnly));
  const found = await calls.fstat(descriptor);
  if (!found.isFile() && !found.isDirectory()) {
    await calls.close(descriptor);
    throw notAFile(path);
  }
  const write = async (bytes: Uint8Array) =>
    (await calls.write(descriptor, bytes, 0, bytes.byteLength, null)).bytesWritten;
  const datasync = () => calls.fdatasync(descriptor);
  const flushesWrites = flags.endsWith('-safely') && !syncsWrites;
  return {
    write: flushesWrites ? (bytes) => write(bytes).then((count) => datasync().then(() => count)) : write,
    readAt: async (position, length) => {
      const buffer = Buffer.allocUnsafe(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await calls.read(descriptor, buffer, filled, length - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
    datasync,
    truncate: (length) => calls.ftruncate(descriptor, length),
    size: async () => (await calls.fstat(descriptor)).size,
    close: () => calls.close(descriptor),
  };
}

/** Windows cannot open a folder for syncing; its file systems journal names in order. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const descriptor = await calls.open(path, 'r');
  try {
    await calls.fsync(descriptor);
  } finally {
    await calls.close(descriptor);
  }
}

async function readWhole(path: string): Promise<Buffer> {
  const descriptor = await opened(path, calls.open(path, readOnly));
  try {
    const found = await calls.fstat(descriptor);
    if (!found.isFile() && !found.isDirectory()) throw notAFile(path);
    if (found.size > largestWhole) throw tooLarge(path);
    return await readToEnd(descriptor, found.size);
  } finally {
    await calls.close(descriptor);
  }
}

/** One call asks for a byte more than the file should have, so that nearly always no other one is needed. */
async function readToEnd(descriptor: number, size: number): Promise<Buffer> {
  let bytes = Buffer.allocUnsafe(size + 1);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await calls.read(descriptor, bytes, filled, bytes.length - filled, filled);
    filled += bytesRead;
    if (bytesRead === 0 || filled === size) return bytes.subarray(0, filled);
    if (filled === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(bytes.length)]);
  }
}

/** The name of each new folder is an entry of its parent, which is synced too. */
async function makeFolder(path: string): Promise<void> {
  for (const made of await makeMissing(resolve(path))) await syncFolder(dirname(made));
}

/**
 * Creates a folder and its missing parents, and returns those created. Node's recursive mkdir loops forever if a folder
 * exists in which none can be created, such as `/proc`.
 */
async function makeMissing(path: string): Promise<string[]> {
  try {
    return await makeOne(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    const above = await makeMissing(dirname(path));
    return [...(await makeOne(path)), ...above];
  }
}

async function makeOne(path: string): Promise<string[]> {
  try {
    await mkdir(path, { mode: ownerOnlyFolder });
    return [path];
  } catch (error) {
    if (await isFolder(path)) return [];
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await calls.stat(path)).isDirectory();
  } catch {
    return false; // Report why it could not be created.
  }
}

export const nodeDisk: Disk = {
  open: openFile,
  read: readWhole,
  rename,
  link,
  remove: unlink,
  makeFolder,
  removeFolder: (path) => rm(path, { recursive: true, force: true }),
  // Synchronous, because it runs before each write: the system call costs a tenth of a trip through the thread pool.
  fingerprint: (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
  },
  stat: async (path) => {
    try {
      const { size, mtimeMs } = await calls.stat(path);
      return { size, changedMs: mtimeMs };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  },
  list: async (path) => (await readdir(path)).sort(),
  syncFolder,
};
