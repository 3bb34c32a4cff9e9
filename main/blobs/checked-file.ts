import { createHash } from 'node:crypto';
import type { Attachment } from '../../shared/domain/body.ts';
import type { FileFault } from '../../shared/domain/file-fault.ts';
import { type Disk, type DiskFile, errorCode, isSystemError } from '../platform/disk.ts';

/** What an entry records about the bytes of a file. */
export type Named = Pick<Attachment, 'hash' | 'size'>;

/** Bytes read at a time; this much memory is used for each file that is being sent. */
const pieceBytes = 64 * 1024;

/** Opens a file after reading all of it and comparing its bytes with the entry. */
export async function openChecked(disk: Disk, path: string, named: Named): Promise<DiskFile | FileFault> {
  const file = await opened(disk, path);
  if (typeof file === 'string') return file;
  const fault = await faultIn(() => holds(file, named));
  if (!fault) return file;
  await closeRead(file);
  return fault;
}

/** Checks a file without reading it: whether a file of this size exists. */
export async function checkExists(disk: Disk, path: string, { size }: Named): Promise<FileFault | undefined> {
  const file = await opened(disk, path);
  if (typeof file === 'string') return file;
  const fault = await faultIn(async () => {
    const isWhole = (await file.size()) === size;
    // A folder can be opened like a file and has a size, but it cannot be read.
    if (isWhole) await file.readAt(0, 1);
    return isWhole;
  });
  await closeRead(file);
  return fault;
}

/** Returns all bytes of a small file after checking them. */
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
 * Streams the bytes of a checked file at the reader's pace and hashes them again. If they change while being read, the
 * last chunk is withheld, so that the reader cannot mistake the rest for the whole file, and `failed` is called.
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
  // Something other than a file is stored under its name.
  if (code === 'EISDIR' || code === 'EFTYPE') return 'damaged';
  if (isSystemError(error)) return 'unreadable';
  throw error;
}

/** Nothing is lost if closing a file that was only read fails. */
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
