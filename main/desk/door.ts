import { join } from 'node:path';
import { type Disk, errorCode, isSystemError, writeFully } from '../platform/disk.ts';

/** Where Deskside is installed, opening this file opens the desk of its folder. */
const doorName = 'Open this desk.deskside';

const words = `Open this file to open the Deskside desk in this folder.
It holds nothing; it may be deleted, and comes back. The tickets are in the folder "journal".
`;

/** Puts the door into a desk's folder, unless it is there. A desk without one is a desk all the same. */
export async function hangDoor(disk: Disk, folder: string, onError: (error: unknown) => void): Promise<void> {
  try {
    const file = await disk.open(join(folder, doorName), 'create');
    try {
      await writeFully(file, Buffer.from(words));
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (errorCode(error) !== 'EEXIST') onError(error);
  }
}
