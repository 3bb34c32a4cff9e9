import { dirname } from 'node:path';
import { type Disk, errorCode } from '../platform/disk.ts';

/**
 * Gives a file that was taken in the name of its hash, to survive a power cut. Bytes that lie there already are replaced:
 * they are the same, or damaged. What is no file there, or no folder where one has to be, is set aside.
 */
export async function moveIntoPlace(disk: Disk, path: string, target: string): Promise<void> {
  const place = dirname(target);
  await settingAside(disk, place, () => disk.makeFolder(place));
  await settingAside(disk, target, () => disk.rename(path, target));
  await disk.syncFolder(place);
  await disk.syncFolder(dirname(place));
}

/** What the systems answer where a folder lies in the place of a file, or a file in the place of a folder. */
const taken = new Set(['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY', 'EPERM']);

async function settingAside(disk: Disk, path: string, task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!taken.has(errorCode(error)) || disk.fingerprint(path) === undefined) throw error;
    await disk.rename(path, `${path}.set-aside`).catch(() => {
      throw error; // What keeps the file from its place is what has to be told.
    });
    await task();
  }
}
