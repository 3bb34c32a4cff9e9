import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import type { Id } from '../../shared/domain/id.ts';
import { type Disk, type DiskFile, errorCode, listIfThere, quietly, writeFully } from '../platform/disk.ts';

/** The largest allowed file size, in bytes. */
export const largestFile = 50 * 1024 * 1024;

/** Each running upload holds a file handle. A window uploads one file at a time for each of its forms. */
export const mostAtWindow = 16;
export const mostInAll = 64;

/** An upload is abandoned after this time without data. */
export const idleMs = 5 * 60_000;

/** The number of bytes needed to recognize an image type. */
const beginningBytes = 16;

export type UploadProblem = 'file.too-large' | 'file.wrong-size' | 'file.unknown' | 'file.too-many-begun';

/** The agent who uploads a file, and the window. */
export interface Uploader {
  readonly agentId: Id;
  readonly windowId: string;
}

interface Upload extends Uploader {
  readonly name: string;
  readonly size: number;
  readonly path: string;
  readonly open: DiskFile;
  readonly hash: Hash;
  /** Its first bytes, which identify the image type. */
  beginning: Buffer;
  received: number;
  /** The last chunk, kept because it is sent again if its answer was lost. */
  last: { readonly offset: number; readonly sum: string };
  heardMs: number;
}

/** A file that is complete and on the disk. */
export interface Arrived {
  readonly name: string;
  readonly size: number;
  readonly path: string;
  readonly hash: string;
  readonly beginning: Buffer;
}

/** Uploads in progress. Each holds a file handle and disk space until it completes or ends. */
export interface Uploads {
  readonly begin: (by: Uploader, fileId: Id, name: string, size: number) => Promise<UploadProblem | undefined>;
  /** Repeating the last chunk has no effect; a chunk that leaves a gap is refused. */
  readonly append: (agentId: Id, fileId: Id, offset: number, bytes: Buffer) => Promise<UploadProblem | undefined>;
  readonly finish: (agentId: Id, fileId: Id) => Promise<Arrived | UploadProblem>;
  /** Ends an upload and removes its stored part. */
  readonly end: (fileId: Id) => Promise<void>;
  readonly under: (isMeant: (upload: Uploader) => boolean) => readonly Id[];
  /** Uploads that have been idle too long. */
  readonly idle: () => readonly Id[];
  /** Bytes of an agent's uploads in progress. */
  readonly bytesOf: (agentId: Id) => number;
}

export function createUploads(disk: Disk, folder: string, nowMs: () => number): Uploads {
  const uploads = new Map<Id, Upload>();

  function uploadOf(agentId: Id, fileId: Id): Upload | undefined {
    const upload = uploads.get(fileId);
    return upload?.agentId === agentId ? upload : undefined;
  }

  async function begin(by: Uploader, fileId: Id, name: string, size: number): Promise<UploadProblem | undefined> {
    if (size > largestFile) return 'file.too-large';
    if (uploadOf(by.agentId, fileId)) return undefined;
    if (uploads.has(fileId)) return 'file.unknown';
    const atWindow = [...uploads.values()].filter(({ windowId }) => windowId === by.windowId);
    if (atWindow.length >= mostAtWindow || uploads.size >= mostInAll) return 'file.too-many-begun';
    await disk.makeFolder(folder);
    const path = join(folder, fileId);
    // An interrupted run may have left a partial file of the same name.
    const open = await disk.open(path, 'replace');
    uploads.set(fileId, {
      ...by,
      name,
      size,
      path,
      open,
      hash: createHash('sha256'),
      beginning: Buffer.alloc(0),
      received: 0,
      last: { offset: 0, sum: '' },
      heardMs: nowMs(),
    });
    return undefined;
  }

  async function append(agentId: Id, fileId: Id, offset: number, bytes: Buffer): Promise<UploadProblem | undefined> {
    const upload = uploadOf(agentId, fileId);
    if (!upload) return 'file.unknown';
    upload.heardMs = nowMs();
    const sum = createHash('sha256').update(bytes).digest('hex');
    if (offset === upload.last.offset && sum === upload.last.sum) return undefined;
    if (offset !== upload.received) return 'file.unknown';
    upload.received += bytes.byteLength;
    if (upload.received > upload.size) return 'file.wrong-size';
    upload.hash.update(bytes);
    upload.last = { offset, sum };
    if (upload.beginning.length < beginningBytes)
      upload.beginning = Buffer.concat([upload.beginning, bytes.subarray(0, beginningBytes)]);
    try {
      await writeFully(upload.open, bytes);
    } catch (error) {
      // Some bytes may have been written: the count no longer matches the file.
      await throwAway(fileId, upload);
      throw error;
    }
    return undefined;
  }

  async function finish(agentId: Id, fileId: Id): Promise<Arrived | UploadProblem> {
    const upload = uploadOf(agentId, fileId);
    if (!upload) return 'file.unknown';
    const { open, path, received, name, size, beginning } = upload;
    if (received !== size) {
      await throwAway(fileId, upload);
      return 'file.wrong-size';
    }
    uploads.delete(fileId);
    try {
      await open.datasync();
    } finally {
      await open.close();
    }
    return { name, size, path, beginning, hash: upload.hash.digest('hex') };
  }

  async function throwAway(fileId: Id, { open, path }: Upload): Promise<void> {
    uploads.delete(fileId);
    try {
      await open.close();
    } finally {
      await removed(disk, path);
    }
  }

  async function end(fileId: Id): Promise<void> {
    const upload = uploads.get(fileId);
    if (upload) await throwAway(fileId, upload);
  }

  function under(isMeant: (upload: Upload) => boolean): readonly Id[] {
    return [...uploads].filter(([, upload]) => isMeant(upload)).map(([fileId]) => fileId);
  }

  return {
    begin,
    append,
    finish,
    end,
    under,
    idle: () => under(({ heardMs }) => nowMs() - heardMs >= idleMs),
    bytesOf: (agentId) =>
      [...uploads.values()].filter((upload) => upload.agentId === agentId).reduce((sum, { size }) => sum + size, 0),
  };
}

async function removed(disk: Disk, path: string): Promise<void> {
  try {
    await disk.remove(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** Removes partial files left by an interrupted run. */
export async function removePartialFiles(disk: Disk, folder: string): Promise<void> {
  for (const name of (await quietly(() => listIfThere(disk, folder), ignored)) ?? []) {
    // They only waste space, so failing to remove them must not keep the desk from opening.
    await quietly(() => disk.remove(join(folder, name)), ignored);
  }
}

function ignored(): void {
  // The next start tries again.
}
