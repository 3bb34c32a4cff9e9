import type { Id } from '../../shared/domain/id.ts';
import { createKeyedSerialQueue } from '../../shared/lib/serial-queue.ts';
import { severalAtOnce } from '../../shared/lib/several-at-once.ts';
import { type Disk, listIfThere } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { freeFolder } from '../platform/generations.ts';
import { createKnownFiles, type KnownFiles } from './known-files.ts';
import { type Staged, type StagedRecord, stagedIdsIn, stagedRecord } from './staged-record.ts';

/**
 * Uploaded files, each recorded in its own document. They survive a restart, like the drafts that name them. There are
 * all files of a week, so each record is read only when somebody needs it.
 */
export interface StagedFiles extends Pick<KnownFiles, 'withHash' | 'unsentBytes' | 'forgotten'> {
  /** Reads the records of these files unless that was done before. */
  readonly load: (fileIds: readonly Id[]) => Promise<void>;
  /** Whether the records of these files, if there are any, are in memory. */
  readonly areLoaded: (fileIds: readonly Id[]) => boolean;
  /** Reads the records of all files. What concerns all of them needs it: `withHash`, `unsentBytes` and `forgotten`. */
  readonly loadAll: () => Promise<void>;
  /** Throws for a record that was not loaded: without it, the caller would take the file for an unknown one. */
  readonly get: (fileId: Id) => Staged | undefined;
  /** Resolves once the record is on the disk. */
  readonly put: (fileId: Id, staged: Staged) => Promise<void>;
  /** Removes it from memory immediately; `remove` deletes it from the disk. */
  readonly forget: (fileId: Id) => void;
  readonly remove: (fileId: Id) => Promise<void>;
  /** Stops reading, and waits for records that are being read or written. */
  readonly close: () => Promise<void>;
}

/** Records that are read at once. A drive that does not answer must not occupy all threads that read files. */
const mostAtOnce = 2;

/** Lists the staged files without reading them: opening a desk takes as long however many there are. */
export async function openStagedFiles(
  disk: Disk,
  folder: string,
  openedMs: number,
  onFault: OnDocumentFault,
): Promise<StagedFiles> {
  await freeFolder(disk, folder, onFault);
  const names = new Set(await listIfThere(disk, folder));
  const known = createKnownFiles();
  const unread = new Set(stagedIdsIn([...names]));
  /** Tasks on one record run in order. */
  const tasks = createKeyedSerialQueue();
  let everything: Promise<void> | undefined;
  let isClosed = false;

  function recordOf(fileId: Id): StagedRecord {
    return stagedRecord(disk, folder, fileId, { isOld: names.has(fileId), openedMs, onFault });
  }

  function loadOne(fileId: Id): Promise<void> {
    return tasks.run(fileId, async () => {
      if (!unread.has(fileId)) return;
      const found = await recordOf(fileId).read();
      if (found) known.set(fileId, found);
      unread.delete(fileId);
    });
  }

  async function loadAll(): Promise<void> {
    const load = (fileId: Id) => (isClosed ? Promise.resolve() : loadOne(fileId));
    everything ??= severalAtOnce([...unread], mostAtOnce, load);
    try {
      await everything;
    } catch (error) {
      everything = undefined; // The next caller tries again.
      throw error;
    }
  }

  return {
    load: (fileIds) =>
      severalAtOnce(
        fileIds.filter((fileId) => unread.has(fileId)),
        mostAtOnce,
        loadOne,
      ),
    areLoaded: (fileIds) => !fileIds.some((fileId) => unread.has(fileId)),
    loadAll,
    get: (fileId) => {
      if (unread.has(fileId)) throw new Error(`File ${fileId} is used but its record was not loaded`);
      return known.get(fileId);
    },
    withHash: known.withHash,
    unsentBytes: known.unsentBytes,
    forgotten: known.forgotten,
    put: (fileId, one) =>
      tasks.run(fileId, async () => {
        await disk.makeFolder(folder);
        await recordOf(fileId).write(one);
        known.set(fileId, one);
        unread.delete(fileId);
      }),
    forget: known.forget,
    remove: (fileId) => tasks.run(fileId, () => recordOf(fileId).remove()),
    close: async () => {
      isClosed = true;
      await everything?.catch(() => undefined); // Those who waited for it got the error.
      await tasks.idle();
    },
  };
}
