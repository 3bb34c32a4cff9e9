import { join } from 'node:path';
import * as z from 'zod';
import type { ComputerSettings } from '../../shared/bridge/computer.ts';
import type { Disk } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { openDocument } from '../platform/open-document.ts';
import { nearestZoom, usualZoom } from './zoom.ts';

/** What is chosen until a person chooses: nothing that starts by itself, and nothing that asks the network. */
function startingSettings(platform: NodeJS.Platform) {
  return z.object({
    startAtLogin: z.boolean().catch(false),
    // Some Linux desktops show no tray: there a window that is closed would seem to be gone.
    keepRunning: z.boolean().catch(platform !== 'linux'),
    notifyAssigned: z.boolean().catch(true),
    notifyReplied: z.boolean().catch(true),
    notifyDue: z.boolean().catch(true),
    // Elsewhere than on macOS Chromium fetches its dictionary from a server, which a person has to want.
    checkSpelling: z.boolean().catch(platform === 'darwin'),
    fetchUpdates: z.boolean().catch(true),
    trayNoticeShown: z.boolean().catch(false),
    zoom: z.number().transform(nearestZoom).catch(usualZoom),
  });
}

/** What this program remembers of this computer, apart from any desk and any window's place. */
export type Kept = ComputerSettings & { readonly trayNoticeShown: boolean; readonly zoom: number };

export interface KeptSettings {
  readonly read: () => Kept;
  /** Keeps it in memory and on the disk; throws the system's error when the disk says no, and then nothing changed. */
  readonly change: (change: Partial<Kept>) => Promise<void>;
}

/** Reads what was kept field by field: what is missing or makes no sense is as it is at first. */
export async function openComputerSettings(
  disk: Disk,
  dataFolder: string,
  platform: NodeJS.Platform,
  onFault: OnDocumentFault,
): Promise<KeptSettings> {
  const path = join(dataFolder, 'computer.json');
  const schema = startingSettings(platform);
  const fallback = schema.parse({});
  const { data, change, mend } = await openDocument<Kept>({ disk, path, schema, fallback, onFault });
  await mend();
  return { read: data, change: (part) => change((present) => ({ ...present, ...part })) };
}
