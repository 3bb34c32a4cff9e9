import { dirname } from 'node:path';
import { type Disk, errorCode } from '../platform/disk.ts';

/**
 * Renames an uploaded file to its hash so that it survives a power cut. Existing bytes of that name are replaced: they
 * are the same, or damaged. Anything else that occupies the path is set aside.
 */
export type MoveIntoPlace = (path: string, target: string) => Promise<void>;

export function createMoveIntoPlace(disk: Disk): MoveIntoPlace {
  /** Folders whose names are safe; those of an interrupted run may not be. */
  const safe = new Set<string>();

  return async (path, target) => {
    const folder = dirname(target);
    await settingAside(disk, folder, () => disk.makeFolder(folder));
    await settingAside(disk, target, () => disk.rename(path, target));
    await disk.syncFolder(folder);
    if (safe.has(folder)) return;
    await disk.syncFolder(dirname(folder));
    safe.add(folder);
  };
}

/** The error codes for a folder where a file should be, and the reverse. */
const taken = new Set(['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY', 'EPERM']);

async function settingAside(disk: Disk, path: string, task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!taken.has(errorCode(error)) || disk.fingerprint(path) === undefined) throw error;
    await disk.rename(path, `${path}.set-aside`).catch(() => {
      throw error; // Report the first error instead.
    });
    await task();
  }
}
