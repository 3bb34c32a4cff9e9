import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { deviceFolders } from '../journal/journal.ts';
import { checkFolder } from '../journal/scan.ts';
import type { PlacedCommit } from '../journal/segment.ts';
import { conditionOf } from './condition.ts';
import type { DeskLocation } from './desk-location.ts';
import { restoreDeskFile } from './identity.ts';
import type { LiveDeskPorts } from './live-desk.ts';
import { takeLock } from './lock.ts';
import { heldElsewhere, unreadable } from './unopened.ts';

/**
 * Writes a new desk file for an intact journal. The desk's id is derived from its founding line, so two repaired copies
 * remain one desk. The next opening creates a new device, as for any file whose token is unknown.
 */
export async function repairDeskFile(
  { location, identity }: LiveDeskPorts,
  deviceName: string,
): Promise<Result<object>> {
  try {
    const lock = await takeLock(location.disk, location.folder, identity);
    if ('heldBy' in lock) return heldElsewhere(location.folder, lock.heldBy, identity);
    try {
      const condition = await conditionOf(location);
      if (condition.kind !== 'no-file') return failed('refused', 'desk.sound');
      const deskId = createHash('sha256').update(condition.foundingSum).digest('hex').slice(0, 32);
      await restoreDeskFile(location, { deskId, deviceName, isSample: await isSampleJournal(location) });
      return done({});
    } finally {
      await lock.release();
    }
  } catch (error) {
    return unreadable(location, error);
  }
}

const sampleRecord = z.object({ fields: z.object({ isSample: z.literal(true) }) });

/** Whether the desk's founding record says that it is a sample. */
async function isSampleJournal({ disk, folder }: DeskLocation): Promise<boolean> {
  const journal = join(folder, 'journal');
  let isSample = false;
  for (const device of await deviceFolders(disk, journal)) {
    const commit = ({ head, events }: PlacedCommit) => {
      if (head.op === 'desk.found') isSample ||= events.some(({ value }) => sampleRecord.safeParse(value).success);
    };
    await checkFolder({ disk, journal, folder: device, listener: { commit, report: () => undefined } });
  }
  return isSample;
}
