import { join } from 'node:path';
import { type Disk, errorCode, isSystemError, writeFully } from '../platform/disk.ts';

/** On a computer with Deskside installed, opening this file opens the desk of its folder. */
const launcherName = 'Open this desk.deskside';

const words = `Open this file to open the Deskside desk in this folder.
This file contains no data. If you delete it, Deskside creates it again. The tickets are in the folder "journal".
`;

/** Writes the launcher file into a desk's folder if it is missing. The desk works without it. */
export async function writeLauncherFile(disk: Disk, folder: string, onError: (error: unknown) => void): Promise<void> {
  try {
    const file = await disk.open(join(folder, launcherName), 'create');
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
