import { join } from 'node:path';
import { eventsOf } from '../engine/read-events.ts';
import { deviceFolders } from '../journal/journal.ts';
import type { Wanted } from '../journal/line.ts';
import { checkFolder } from '../journal/scan.ts';
import type { PlacedCommit } from '../journal/segment.ts';
import { type Disk, isFolder, listIfThere } from '../platform/disk.ts';
import { type ClaimPorts, deviceCode } from './identity.ts';
import { isOpenIn, type LockIdentity } from './lock.ts';

/** What claiming a device needs to know about the journal and about other folders of this computer. */
export function claimPorts(disk: Disk, folder: string, us: LockIdentity): ClaimPorts {
  const journal = join(folder, 'journal');
  return {
    newCode: (known) => unusedCode(disk, journal, known),
    isTaken: async (device, last) => {
      // A file that takes the place of the device's folder: nothing could be written there.
      const isBlocked =
        (await listIfThere(disk, journal)).includes(device) && !(await isFolder(disk, join(journal, device)));
      // The folder was copied while it was open; the running process keeps this device.
      return isBlocked || (last !== null && last !== folder && (await isOpenIn(disk, last, us)));
    },
  };
}

/**
 * A code for a new device that no device folder and no ticket uses: a folder may be lost while its numbers are in use.
 */
async function unusedCode(disk: Disk, journal: string, known: ReadonlySet<string>): Promise<string> {
  const folders = await deviceFolders(disk, journal);
  const used = new Set(known);
  const wanted: Wanted = ({ type }) => (type === 'ticket.opened' ? 'value' : 'nothing');
  for (const folder of folders) {
    const commit = (placed: PlacedCommit) => {
      for (const { type, data } of eventsOf(placed)) if (type === 'ticket.opened') used.add(codeOf(data));
    };
    await checkFolder({ disk, journal, folder, listener: { commit, report: () => undefined }, wanted });
  }
  let number = Math.max(1, folders.filter((name) => !name.includes('~')).length);
  while (used.has(deviceCode(number))) number += 1;
  return deviceCode(number);
}

function codeOf(data: unknown): string {
  const { number } = data as { readonly number?: unknown };
  return typeof number === 'string' ? number.replace(/\d+$/, '') : '';
}
