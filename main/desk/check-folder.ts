import { dirname, join } from 'node:path';
import type { Failure, PlaceProblem } from '../../shared/bridge/failures.ts';
import { deviceFolders } from '../journal/journal.ts';
import { type Disk, errorCode, isSystemError, listIfThere } from '../platform/disk.ts';
import { failureOf } from '../platform/failure.ts';
import { type DeskPlace, readDeskFile } from './identity.ts';

/** What a set-up that was interrupted, or a check, may have left in a folder that counts as empty. */
const leftovers = /^(?:desk\.json\.new|\.deskside-check-.*)$/;

/** As much as the longest line of a journal. */
const longestLine = 1024 * 1024;

/** What stands in the way of a new desk in this folder (an absolute path), if anything. Leaves no trace. */
export async function checkFolder(place: DeskPlace): Promise<PlaceProblem | undefined> {
  const { disk, folder, newId } = place;
  try {
    const taken = await takenProblem(place);
    if (taken) return taken;
    const probe = join(await nearestFolder(disk, folder), `.deskside-check-${newId()}`);
    await disk.makeFolder(probe);
    await disk.removeFolder(probe);
    return undefined;
  } catch (error) {
    return folderProblem(error);
  }
}

const problemByFailure: Readonly<Partial<Record<Failure, PlaceProblem>>> = {
  'read-only': 'folder.no-access',
  'disk-full': 'folder.disk-full',
  'disk-silent': 'folder.silent',
};

/** Why a folder cannot be a desk’s, where the system says no; a bug still throws. */
export function folderProblem(error: unknown): PlaceProblem {
  if (!isSystemError(error)) throw error;
  const code = errorCode(error);
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'folder.is-file';
  return problemByFailure[failureOf(error)] ?? 'folder.cannot-make';
}

/** Whether something else is in the folder already. A desk that was set up only in part may be set up again. */
export async function takenProblem(place: DeskPlace): Promise<PlaceProblem | undefined> {
  const file = await readDeskFile(place);
  if (file !== undefined) return file === 'newer' || (await holdsCommits(place)) ? 'folder.has-desk' : undefined;
  const present = (await listIfThere(place.disk, place.folder)).filter((name) => !leftovers.test(name));
  if (present.includes('desk.json')) return 'folder.has-desk';
  return present.length > 0 ? 'folder.not-empty' : undefined;
}

async function holdsCommits({ disk, folder }: DeskPlace): Promise<boolean> {
  const journal = join(folder, 'journal');
  for (const device of await deviceFolders(disk, journal)) {
    for (const segment of await disk.list(join(journal, device))) {
      const file = await disk.open(join(journal, device, segment), 'read');
      try {
        if ((await file.readAt(0, longestLine)).includes('\n')) return true;
      } finally {
        await file.close();
      }
    }
  }
  return false;
}

/** The folder itself, or the nearest one above it that exists. */
async function nearestFolder(disk: Disk, folder: string): Promise<string> {
  try {
    await disk.list(folder);
    return folder;
  } catch (error) {
    const above = dirname(folder);
    if (errorCode(error) !== 'ENOENT' || above === folder) throw error;
    return nearestFolder(disk, above);
  }
}
