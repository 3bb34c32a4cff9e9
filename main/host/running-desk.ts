import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { isCopied, lockPath, readOwner } from '../desk/lock-file.ts';
import type { Disk } from '../platform/disk.ts';
import { processStart } from '../platform/process-identity.ts';
import { randomSecret } from '../platform/random-ids.ts';
import { openSettings } from '../platform/settings.ts';

const patienceMs = 2_000;

/**
 * A new link to the desk if another process of this computer already serves it. The lock file holds the address and the
 * secret; only its owner can read it.
 */
export async function linkOfRunningDesk(
  disk: Disk,
  dataFolder: string,
  desk: string | undefined,
): Promise<string | undefined> {
  const folder = desk === undefined ? await rememberedFolder(disk, dataFolder) : resolve(desk);
  const owner = await readOwner(disk, lockPath(folder)).catch(() => undefined); // There is no desk yet, so nothing is running.
  if (!owner?.port || !owner.secret || owner.host !== hostname()) return undefined;
  if ((await processStart(owner.pid)) !== owner.started) return undefined;
  // A lock that was copied with its folder leads to the original desk.
  if (await isCopied(disk, { token: randomSecret() }, folder, owner.folder)) return undefined;
  const headers = { 'x-deskside-ask': owner.secret };
  const signal = AbortSignal.timeout(patienceMs);
  const response = await fetch(`http://127.0.0.1:${owner.port}/host/link`, { headers, signal }).catch(() => undefined);
  return response?.ok ? response.text() : undefined;
}

async function rememberedFolder(disk: Disk, dataFolder: string): Promise<string> {
  const settings = await openSettings(disk, dataFolder, () => undefined);
  return settings.read().lastDesk ?? join(dataFolder, 'desk');
}
