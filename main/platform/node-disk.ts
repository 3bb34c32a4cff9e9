import { close, fdatasync, fstat, fsync, ftruncate, open, read, statSync, write } from 'node:fs';
import { link, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Disk, DiskFile, OpenFlags } from './disk.ts';

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

const flagsOf: Readonly<Record<OpenFlags, string>> = { append: 'a+', create: 'ax+', replace: 'w+', read: 'r' };

const ownerOnly = 0o600;

async function openFile(path: string, flags: OpenFlags): Promise<DiskFile> {
  const descriptor = await calls.open(path, flagsOf[flags], ownerOnly);
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

/** A new folder's name stands in the one above it, and so on up to the first that was there before. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const last = dirname(resolve(first));
  for (let above = dirname(resolve(path)); ; above = dirname(above)) {
    await syncFolder(above);
    if (above === last) return;
  }
}

export const nodeDisk: Disk = {
  open: openFile,
  read: (path) => readFile(path),
  rename,
  link,
  remove: (path) => rm(path),
  makeFolder,
  // Called before each write: one system call here costs a tenth of a trip through the thread pool.
  fingerprint: (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
  },
  list: async (path) => (await readdir(path)).sort(),
  syncFolder,
};
