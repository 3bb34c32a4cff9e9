import { close, constants, fdatasync, fstat, fsync, ftruncate, open, read, statSync, write } from 'node:fs';
import { link, mkdir, open as openHandle, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Disk, type DiskFile, errorCode, type OpenFlags } from './disk.ts';

// The callback functions with a bare descriptor cost half of what a FileHandle costs per call (numbers in the bench).
const calls = {
  open: promisify(open),
  read: promisify(read),
  write: promisify(write),
  close: promisify(close),
  fdatasync: promisify(fdatasync),
  fsync: promisify(fsync),
  fstat: promisify(fstat),
  ftruncate: promisify(ftruncate),
};

const { O_APPEND, O_CREAT, O_EXCL, O_NONBLOCK = 0, O_RDONLY, O_RDWR, O_TRUNC } = constants;

/** Opening a pipe would wait for its other end forever; with `O_NONBLOCK`, which files ignore, it opens at once. */
const readOnly = O_RDONLY | O_NONBLOCK;
const readAndWrite = O_RDWR | O_CREAT | O_NONBLOCK;

const flagsOf: Readonly<Record<OpenFlags, number>> = {
  append: readAndWrite | O_APPEND,
  create: readAndWrite | O_APPEND | O_EXCL,
  replace: readAndWrite | O_TRUNC,
  read: readOnly,
};

const ownerOnly = 0o600;
const ownerOnlyFolder = 0o700;

/** A file that is read as a whole is held in memory, and ours have at most some ten megabytes. */
const largestWhole = 64 * 1024 * 1024;

/** A pipe, a socket or a device in the place of a file: it can neither be kept nor read to its end. */
function notAFile(path: string): Error {
  return Object.assign(new Error(`EFTYPE: not a file, open '${path}'`), { code: 'EFTYPE', path });
}

function tooLarge(path: string): Error {
  return Object.assign(new Error(`EFBIG: file too large, read '${path}'`), { code: 'EFBIG', path });
}

/** What systems say of opening a socket. */
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
  return {
    write: async (bytes) => (await calls.write(descriptor, bytes, 0, bytes.byteLength, null)).bytesWritten,
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
    datasync: () => calls.fdatasync(descriptor),
    truncate: (length) => calls.ftruncate(descriptor, length),
    size: async () => (await calls.fstat(descriptor)).size,
    close: () => calls.close(descriptor),
  };
}

/** Windows cannot open a folder for syncing; its file systems keep names in order with their journal. */
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
  const handle = await opened(path, openHandle(path, readOnly));
  try {
    const found = await handle.stat();
    if (!found.isFile() && !found.isDirectory()) throw notAFile(path);
    if (found.size > largestWhole) throw tooLarge(path);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** Each new folder's name is an entry of the one above it, which is synced too. */
async function makeFolder(path: string): Promise<void> {
  for (const made of await makeMissing(resolve(path))) await syncFolder(dirname(made));
}

/**
 * Makes a folder and those that are missing above it, and tells which. Node's own recursive mkdir tries again without
 * end where a folder exists and none can be made in it, such as `/proc`.
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
    return (await stat(path)).isDirectory();
  } catch {
    return false; // The error to report is why it could not be made.
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
  // Called before each write: one system call here costs a tenth of a trip through the thread pool.
  fingerprint: (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
  },
  list: async (path) => (await readdir(path)).sort(),
  syncFolder,
};
