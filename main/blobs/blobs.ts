import { join } from 'node:path';
import type { Attachment } from '../../shared/domain/body.ts';
import { safeFileName } from '../../shared/domain/file-name.ts';
import type { Id } from '../../shared/domain/id.ts';
import { pictureTypeOf } from '../../shared/domain/picture.ts';
import { createKeyedSerialQueue } from '../../shared/lib/serial-queue.ts';
import { type Disk, quietly } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { freeFolder } from '../platform/generations.ts';
import { createMoveIntoPlace } from './move-into-place.ts';
import { openStagedFiles } from './staged-files.ts';
import type { Staged } from './staged-record.ts';
import { blobPath, createStoredFiles, type StoredFiles } from './stored-files.ts';
import { createUploads, removePartialFiles, type Uploader, type UploadProblem } from './uploads.ts';

/** Limit on the bytes that one agent may have uploaded without sending them. */
export const mostUnsent = 500 * 1024 * 1024;

/** When a file was sent is recorded this precisely, and it is kept longer by so much. */
const datedToMs = 10 * 60_000;

/**
 * How long a file that no draft names is kept: undoing an edit restores its files, and a window may hold unsaved ones.
 */
export const keptMs = 7 * 24 * 60 * 60_000 + datedToMs;

/** The shorter limit for an agent whose quota is used up. */
export const keptWithoutRoomMs = 60 * 60_000 + datedToMs;

/** What the rest of the desk knows about files. */
export interface FileUse {
  readonly isNamed: (hash: string) => boolean;
  /** The files that drafts name; undefined if some drafts cannot be read. */
  readonly inDrafts: () => Promise<ReadonlySet<Id> | undefined>;
  /** Waits for pending writes. Afterwards `isNamed` reflects every earlier decision. */
  readonly settled: () => Promise<void>;
  /** Resolves when all entries of this device are loaded. */
  readonly whenComplete: () => Promise<void>;
  /** Whether all entries are known here: only then is it certain that none names a file. */
  readonly knowsAll: () => Promise<boolean>;
}

export type FileProblem = UploadProblem | 'file.no-room';

/** Attachments by the hash of their bytes: written and synced before the commit that names them. */
export interface Blobs {
  /** Starts an upload; an upload in progress or a stored file stays unchanged. */
  readonly begin: (by: Uploader, fileId: Id, name: string, size: number) => Promise<FileProblem | undefined>;
  /** Repeating the last chunk has no effect; a chunk that leaves a gap is refused. */
  readonly append: (agentId: Id, fileId: Id, offset: number, bytes: Buffer) => Promise<FileProblem | undefined>;
  /** Finishing a stored file again returns the same answer. */
  readonly finish: (agentId: Id, fileId: Id) => Promise<Attachment | FileProblem>;
  /** Removes the stored part of an abandoned upload. */
  readonly abandon: (agentId: Id, fileId: Id) => Promise<void>;
  /** Ends all uploads of a window, or of all windows, and removes their stored parts. */
  readonly abandonAll: (windowId?: string) => Promise<void>;
  /** Ends uploads that have been idle too long. */
  readonly abandonIdle: () => Promise<void>;
  /** An agent has sent these files: from now on they are kept as long as an undo may need them. */
  readonly sent: (agentId: Id, hashes: readonly string[]) => Promise<void>;
  /** Deletes old staged files that no draft names. */
  readonly sweep: () => Promise<void>;
  /** Reads what is known of uploaded files. Nothing happens if that is in memory. */
  readonly load: (fileIds: readonly Id[]) => Promise<void>;
  readonly areLoaded: (fileIds: readonly Id[]) => boolean;
  /** An agent’s uploaded file; throws if it was not loaded. */
  readonly staged: (agentId: Id, fileId: Id) => Attachment | undefined;
  readonly stored: StoredFiles;
  /** Ends all uploads, and waits for what is being written. */
  readonly close: () => Promise<void>;
}

export async function openBlobs(
  disk: Disk,
  folder: string,
  nowMs: () => number,
  use: FileUse,
  onFault: OnDocumentFault,
): Promise<Blobs> {
  const root = join(folder, 'blobs');
  const incoming = join(root, 'incoming');
  const stored = createStoredFiles(disk, root);
  const uploads = createUploads(disk, incoming, nowMs);
  const moveIntoPlace = createMoveIntoPlace(disk);
  /** Tasks on one file run in order, even when the same request arrives twice. */
  const work = createKeyedSerialQueue();
  for (const own of [root, incoming]) await freeFolder(disk, own, onFault);
  const staged = await openStagedFiles(disk, join(root, 'staged'), nowMs(), onFault);
  await removePartialFiles(disk, incoming);

  async function begin(by: Uploader, fileId: Id, name: string, size: number): Promise<FileProblem | undefined> {
    await staged.load([fileId]);
    if (stagedOf(by.agentId, fileId)) return undefined;
    if (staged.get(fileId)) return 'file.unknown';
    await staged.loadAll();
    const hasRoom = () =>
      size <= mostUnsent - uploads.bytesOf(by.agentId) - staged.unsentBytes(by.agentId, use.isNamed);
    // Until then, files that were sent count as unsent.
    if (!hasRoom()) await use.whenComplete();
    if (!hasRoom()) await sweep(keptWithoutRoomMs, by.agentId);
    if (!hasRoom()) return 'file.no-room';
    return uploads.begin(by, fileId, safeFileName(name), size);
  }

  function stagedOf(agentId: Id, fileId: Id): Attachment | undefined {
    const known = staged.get(fileId);
    return known?.agentId === agentId ? known.file : undefined;
  }

  async function finish(agentId: Id, fileId: Id): Promise<Attachment | FileProblem> {
    await staged.load([fileId]);
    const here = stagedOf(agentId, fileId);
    if (here) return here;
    const arrived = await uploads.finish(agentId, fileId);
    if (typeof arrived === 'string') return arrived;
    const { name, size, hash, path, beginning } = arrived;
    const file = { name, size, type: pictureTypeOf(beginning) ?? 'application/octet-stream', hash };
    const data = { agentId, file, stagedMs: nowMs() };
    // The same bytes must not be staged again while they are being deleted.
    await work.run(hash, async () => {
      await moveIntoPlace(path, blobPath(root, hash));
      stored.written(file);
      await staged.put(fileId, data);
    });
    return file;
  }

  /** Deletes staged files that no draft names, with their bytes if no entry and no other agent uses them. */
  async function sweep(olderMs: number, agentId?: Id): Promise<void> {
    await staged.loadAll();
    const drafts = await use.inDrafts();
    if (!drafts) return;
    const expired = staged.forgotten(drafts, nowMs() - olderMs, agentId).flatMap((fileId) => {
      const known = staged.get(fileId);
      staged.forget(fileId);
      return known ? [[fileId, known.file.hash] as const] : [];
    });
    // An entry that named one of the files before it was deleted is written first.
    await use.settled();
    for (const [fileId, hash] of expired) {
      await staged.remove(fileId);
      await work.run(hash, () => removeUnused(hash));
    }
  }

  async function removeUnused(hash: string): Promise<void> {
    if (staged.withHash(hash).length > 0 || use.isNamed(hash) || !(await use.knowsAll())) return;
    await quietly(
      () => disk.remove(blobPath(root, hash)),
      () => undefined,
    ); // It only wastes space.
  }

  async function abandonThose(fileIds: readonly Id[]): Promise<void> {
    for (const fileId of fileIds) await work.run(fileId, () => uploads.end(fileId));
  }

  return {
    begin: async (by, fileId, name, size) => {
      await abandonThose(uploads.idle());
      return work.run(fileId, () => begin(by, fileId, name, size));
    },
    append: (agentId, fileId, offset, bytes) => work.run(fileId, () => uploads.append(agentId, fileId, offset, bytes)),
    finish: (agentId, fileId) => work.run(fileId, () => finish(agentId, fileId)),
    abandon: (agentId, fileId) =>
      work.run(fileId, async () => {
        if (uploads.under((upload) => upload.agentId === agentId).includes(fileId)) await uploads.end(fileId);
      }),
    abandonAll: (windowId) =>
      abandonThose(uploads.under((upload) => windowId === undefined || upload.windowId === windowId)),
    abandonIdle: () => abandonThose(uploads.idle()),
    sent: async (agentId, hashes) => {
      await staged.loadAll();
      const stagedMs = nowMs();
      const isDated = (one: Staged) => stagedMs - (one.stagedMs ?? 0) < datedToMs;
      const gone = hashes.flatMap(staged.withHash).filter(([, one]) => one.agentId === agentId && !isDated(one));
      await Promise.all(gone.map(([fileId, one]) => staged.put(fileId, { ...one, stagedMs })));
    },
    sweep: () => sweep(keptMs),
    load: staged.load,
    areLoaded: staged.areLoaded,
    staged: stagedOf,
    stored,
    close: async () => {
      await quietly(
        () => abandonThose(uploads.under(() => true)),
        () => undefined,
      ); // The next start removes it.
      await staged.close();
    },
  };
}
