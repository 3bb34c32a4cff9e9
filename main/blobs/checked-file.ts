import { createHash } from 'node:crypto';
import type { Attachment } from '../../shared/domain/body.ts';
import type { FileFault } from '../../shared/domain/file-fault.ts';
import { type Disk, type DiskFile, errorCode, isSystemError } from '../platform/disk.ts';

/** What an entry says about the bytes of a file. */
export type Named = Pick<Attachment, 'hash' | 'size'>;

/** Bytes that are read at once: of many files that are handed out together, this much each is held. */
const pieceBytes = 64 * 1024;

/** Opens a file whose bytes are what an entry says: all of them were read once. */
export async function openChecked(disk: Disk, path: string, named: Named): Promise<DiskFile | FileFault> {
  const file = await opened(disk, path);
  if (typeof file === 'string') return file;
  const fault = await faultIn(() => holds(file, named));
  if (!fault) return file;
  await closeRead(file);
  return fault;
}

/** What can be told of a file without reading it: whether one of this size is there. */
export async function glanceAt(disk: Disk, path: string, { size }: Named): Promise<FileFault | undefined> {
  const file = await opened(disk, path);
  if (typeof file === 'string') return file;
  const fault = await faultIn(async () => {
    const isWhole = (await file.size()) === size;
    // A folder opens like a file and has a size too, but nothing can be read from it.
    if (isWhole) await file.readAt(0, 1);
    return isWhole;
  });
  await closeRead(file);
  return fault;
}

/** All bytes of a small file, checked. */
export async function readChecked(disk: Disk, path: string, named: Named): Promise<Buffer | FileFault> {
  const file = await opened(disk, path);
  if (typeof file === 'string') return file;
  let bytes = Buffer.alloc(0);
  const fault = await faultIn(async () => {
    if ((await file.size()) !== named.size) return false;
    bytes = Buffer.from(await file.readAt(0, named.size));
    return sha256().update(bytes).digest('hex') === named.hash;
  });
  await closeRead(file);
  return fault ?? bytes;
}

/**
 * The bytes of a checked file piece by piece, as fast as they are taken. They are summed up once more: should they change
 * meanwhile, the last piece never comes, so that nobody takes what they got for the whole file. `failed` hears of it.
 */
export function streamOf(file: DiskFile, { hash, size }: Named, failed: () => void): ReadableStream<Uint8Array> {
  const sum = sha256();
  let at = 0;

  async function next(): Promise<Buffer> {
    const bytes = await file.readAt(at, Math.min(pieceBytes, size - at));
    at += bytes.length;
    sum.update(bytes);
    const isRight = at === size ? sum.digest('hex') === hash : bytes.length > 0;
    if (!isRight) throw new Error('A file changed while it was handed out');
    return bytes;
  }

  return new ReadableStream(
    {
      pull: async (controller) => {
        try {
          const bytes = await next();
          if (bytes.length > 0) controller.enqueue(new Uint8Array(bytes));
          if (at < size) return;
          controller.close();
        } catch (error) {
          failed();
          controller.error(error);
        }
        await closeRead(file);
      },
      cancel: () => closeRead(file),
    },
    { highWaterMark: 0 },
  );
}

async function opened(disk: Disk, path: string): Promise<DiskFile | FileFault> {
  try {
    return await disk.open(path, 'read');
  } catch (error) {
    return faultOf(error);
  }
}

async function holds(file: DiskFile, { hash, size }: Named): Promise<boolean> {
  if ((await file.size()) !== size) return false;
  const sum = sha256();
  for (let at = 0; at < size; ) {
    const bytes = await file.readAt(at, Math.min(pieceBytes, size - at));
    if (bytes.length === 0) return false;
    at += bytes.length;
    sum.update(bytes);
  }
  return sum.digest('hex') === hash;
}

async function faultIn(isRight: () => Promise<boolean>): Promise<FileFault | undefined> {
  try {
    return (await isRight()) ? undefined : 'damaged';
  } catch (error) {
    return faultOf(error);
  }
}

function faultOf(error: unknown): FileFault {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  // Something else lies in its place.
  if (code === 'EISDIR' || code === 'EFTYPE') return 'damaged';
  if (isSystemError(error)) return 'unreadable';
  throw error;
}

/** A file that was only read has nothing to lose where closing it fails. */
async function closeRead(file: DiskFile): Promise<void> {
  try {
    await file.close();
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function sha256() {
  return createHash('sha256');
}
