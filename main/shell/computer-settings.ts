import { join } from 'node:path';
import * as z from 'zod';
import type { ComputerSettings } from '../../shared/bridge/computer.ts';
import type { Disk } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { openDocument } from '../platform/open-document.ts';
import { nearestZoom, usualZoom } from './zoom.ts';

/** The defaults: nothing starts automatically, and nothing uses the network. */
function startingSettings(platform: NodeJS.Platform) {
  return z.object({
    startAtLogin: z.boolean().catch(false),
    // Some Linux desktops have no tray, so a closed window would seem to be gone.
    keepRunning: z.boolean().catch(platform !== 'linux'),
    notifyAssigned: z.boolean().catch(true),
    notifyReplied: z.boolean().catch(true),
    notifyMentioned: z.boolean().catch(true),
    notifyNoted: z.boolean().catch(true),
    notifyStatus: z.boolean().catch(true),
    notifyDue: z.boolean().catch(true),
    // Except on macOS, Chromium downloads its dictionary from a server, so a person must opt in.
    checkSpelling: z.boolean().catch(platform === 'darwin'),
    fetchUpdates: z.boolean().catch(true),
    trayNoticeShown: z.boolean().catch(false),
    zoom: z.number().transform(nearestZoom).catch(usualZoom),
  });
}

/** Settings of this computer, independent of any desk and window. */
export type Kept = ComputerSettings & { readonly trayNoticeShown: boolean; readonly zoom: number };

export interface KeptSettings {
  readonly read: () => Kept;
  /**
   * Saves a setting in memory and on the disk. If the disk refuses, it throws the system's error and nothing changes.
   */
  readonly change: (change: Partial<Kept>) => Promise<void>;
}

/** Parses the settings field by field; missing or invalid ones get their defaults. */
export async function openComputerSettings(
  disk: Disk,
  dataFolder: string,
  platform: NodeJS.Platform,
  onFault: OnDocumentFault,
): Promise<KeptSettings> {
  const path = join(dataFolder, 'computer.json');
  const schema = startingSettings(platform);
  const fallback = schema.parse({});
  const { data, change, repair } = await openDocument<Kept>({ disk, path, schema, fallback, onFault });
  await repair();
  return { read: data, change: (part) => change((present) => ({ ...present, ...part })) };
}
