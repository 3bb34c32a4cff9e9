import { dirname, join } from 'node:path';
import type { Failure, LocationProblem } from '../../shared/bridge/failures.ts';
import { type Disk, errorCode, isSystemError, listIfThere } from '../platform/disk.ts';
import { failureOf } from '../platform/failure.ts';
import { conditionOf, type DeskCondition } from './condition.ts';
import type { DeskLocation } from './desk-location.ts';

/** What an interrupted set-up or check may have left in a folder that counts as empty. */
const leftovers = /^(?:desk\.json\.new|\.deskside-check-.*|lock(?:\.(?:dead-)?[\w-]{22,})?)$/;

/** Files that file managers and file systems create. */
const systemsOwn: ReadonlySet<string> = new Set([
  '.DS_Store',
  '.localized',
  '.Spotlight-V100',
  '.Trashes',
  '.fseventsd',
  '.TemporaryItems',
  'desktop.ini',
  'Thumbs.db',
  'System Volume Information',
  '$RECYCLE.BIN',
  '.directory',
  'lost+found',
]);

function isSystemFile(name: string): boolean {
  return systemsOwn.has(name) || name.startsWith('._') || name.startsWith('.Trash-');
}

/** Why a new desk cannot be created in this folder (an absolute path); undefined if it can. Leaves no trace. */
export async function checkFolder(location: DeskLocation): Promise<LocationProblem | undefined> {
  const { disk, folder, newId } = location;
  try {
    const taken = await takenProblem(location);
    if (taken) return taken;
    const probe = join(await nearestFolder(disk, folder), `.deskside-check-${newId()}`);
    await disk.makeFolder(probe);
    await disk.removeFolder(probe);
    return undefined;
  } catch (error) {
    return folderProblem(error);
  }
}

const problemByFailure: Readonly<Partial<Record<Failure, LocationProblem>>> = {
  'read-only': 'folder.no-access',
  'disk-full': 'folder.disk-full',
  'disk-silent': 'folder.silent',
};

/** Why a folder cannot hold a desk, from the system's error; other errors are thrown. */
export function folderProblem(error: unknown): LocationProblem {
  if (!isSystemError(error)) throw error;
  const code = errorCode(error);
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'folder.is-file';
  return problemByFailure[failureOf(error)] ?? 'folder.cannot-make';
}

/** Whether the folder holds something else. An incomplete set-up may be continued. */
export async function takenProblem(location: DeskLocation): Promise<LocationProblem | undefined> {
  return takenBy(await conditionOf(location), location);
}

export async function takenBy({ kind }: DeskCondition, location: DeskLocation): Promise<LocationProblem | undefined> {
  if (kind === 'begun') return undefined;
  if (kind === 'desk' || kind === 'newer') return 'folder.has-desk';
  if (kind !== 'none') return 'folder.damaged-desk';
  const present = await listIfThere(location.disk, location.folder);
  return present.some((name) => !leftovers.test(name) && !isSystemFile(name)) ? 'folder.not-empty' : undefined;
}

/** The folder, or the nearest existing one above it. */
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
