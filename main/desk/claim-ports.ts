import { join } from 'node:path';
import { eventsOf } from '../engine/read-events.ts';
import { deviceFolders } from '../journal/journal.ts';
import { checkFolder } from '../journal/scan.ts';
import { type Disk, isFolder, listIfThere } from '../platform/disk.ts';
import { type ClaimPorts, deviceCode } from './identity.ts';
import { isOpenIn, type LockIdentity } from './lock.ts';

/** What claiming a device has to know of the journal beside it, and of other folders of this computer. */
export function claimPorts(disk: Disk, folder: string, us: LockIdentity): ClaimPorts {
  const journal = join(folder, 'journal');
  return {
    newCode: (known) => unusedCode(disk, journal, known),
    isTaken: async (device, last) => {
      // A file in the place of its folder: nothing could ever be written there.
      const isBlocked =
        (await listIfThere(disk, journal)).includes(device) && !(await isFolder(disk, join(journal, device)));
      // The folder was copied while it was open; the one that is still running goes on as this device.
      return isBlocked || (last !== null && last !== folder && (await isOpenIn(disk, last, us)));
    },
  };
}

/** One code for each device folder, and none that a ticket has: the folder of a device may be lost, its numbers are out. */
async function unusedCode(disk: Disk, journal: string, known: ReadonlySet<string>): Promise<string> {
  const folders = await deviceFolders(disk, journal);
  const used = new Set(known);
  for (const folder of folders) {
    await checkFolder(disk, journal, folder, {
      commit: (commit) => {
        for (const { type, data } of eventsOf(commit)) if (type === 'ticket.opened') used.add(codeOf(data));
      },
      report: () => undefined,
    });
  }
  let number = Math.max(1, folders.filter((name) => !name.includes('~')).length);
  while (used.has(deviceCode(number))) number += 1;
  return deviceCode(number);
}

function codeOf(data: unknown): string {
  const { number } = data as { readonly number?: unknown };
  return typeof number === 'string' ? number.replace(/\d+$/, '') : '';
}
