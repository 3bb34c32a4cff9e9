import { join } from 'node:path';
import * as z from 'zod';
import type { Disk } from './disk.ts';
import type { OnDocumentFault } from './document-fault.ts';
import { openDocument } from './open-document.ts';

const settingsSchema = z.object({
  /** The desk that was open last. */
  lastDesk: z.string().max(1_000).nullable().catch(null),
});

export type SettingsData = Readonly<z.infer<typeof settingsSchema>>;

/** Settings of this computer, independent of any desk. Unreadable fields get their defaults. */
export interface Settings {
  readonly read: () => SettingsData;
  readonly change: (change: Partial<SettingsData>) => Promise<void>;
  /** Replaces damaged files. Opening alone writes nothing, because another process may be running. */
  readonly repair: () => Promise<void>;
}

export async function openSettings(disk: Disk, dataFolder: string, onFault: OnDocumentFault): Promise<Settings> {
  const path = join(dataFolder, 'settings.json');
  const fallback = settingsSchema.parse({});
  const { data, change, repair } = await openDocument({ disk, path, schema: settingsSchema, fallback, onFault });
  return { read: data, change: (part) => change((present) => ({ ...present, ...part })), repair };
}
