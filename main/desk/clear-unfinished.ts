import { basename, join } from 'node:path';
import { done, type Result } from '../../shared/bridge/result.ts';
import { listIfThere } from '../platform/disk.ts';
import { conditionOf } from './condition.ts';
import type { DeskLocation } from './desk-location.ts';
import { type DeskFile, deskFilePath, markUnfinished } from './identity.ts';
import type { LiveDeskPorts } from './live-desk.ts';
import { takeLock } from './lock.ts';
import { heldElsewhere } from './unopened.ts';

/** Deletes what an interrupted set-up or sample left, unless another process is creating it. */
export function clearUnfinished(ports: LiveDeskPorts): Promise<Result<object>> {
  return whileLocked(ports, async ({ location }) => {
    const { kind } = await conditionOf(location);
    if (kind === 'begun') await removeDesk(location);
  });
}

/** Deletes a sample. If that is interrupted, the sample counts as incomplete and is created again. */
export function deleteSampleFolder(ports: LiveDeskPorts, file: DeskFile): Promise<Result<object>> {
  return whileLocked(ports, async ({ location }) => {
    await markUnfinished(location, file);
    await removeDesk(location);
  });
}

async function whileLocked(
  ports: LiveDeskPorts,
  task: (ports: LiveDeskPorts) => Promise<void>,
): Promise<Result<object>> {
  const { location, identity } = ports;
  const lock = await takeLock(location.disk, location.folder, identity);
  if ('heldBy' in lock) return heldElsewhere(location.folder, lock.heldBy, identity);
  try {
    await task(ports);
  } finally {
    await lock.release();
  }
  return done({});
}

/** Deletes only what belongs to a desk, and its file last: as long as that exists, it identifies the rest. */
async function removeDesk({ disk, folder }: DeskLocation): Promise<void> {
  for (const part of ['journal', 'snapshot', 'drafts', 'blobs']) await disk.removeFolder(join(folder, part));
  const names = await listIfThere(disk, folder);
  const own = (file: string) => names.filter((name) => name.startsWith(file)).map((name) => join(folder, name));
  for (const path of [...own('secrets.json'), ...own('recovery.json')]) await disk.remove(path);
  await disk.syncFolder(folder);
  const [newest, ...others] = own(basename(deskFilePath(folder)));
  for (const path of [...others, ...(newest === undefined ? [] : [newest])]) await disk.remove(path);
  await disk.syncFolder(folder);
}
