import { join } from 'node:path';
import { Low } from 'lowdb';
import * as z from 'zod';
import type { Disk } from './disk.ts';
import { durableJson } from './durable-json.ts';

const settingsSchema = z.object({
  /** The desk that was open last. */
  lastDesk: z.string().max(1_000).nullable().catch(null),
});

export type SettingsData = Readonly<z.infer<typeof settingsSchema>>;

/** What this computer remembers, apart from any desk. Anything unreadable falls back to its default, field by field. */
export interface Settings {
  readonly read: () => SettingsData;
  readonly change: (change: Partial<SettingsData>) => Promise<void>;
}

export async function openSettings(
  disk: Disk,
  dataFolder: string,
  onDamage: (path: string) => void,
): Promise<Settings> {
  const path = join(dataFolder, 'settings.json');
  const file = new Low(durableJson<unknown>(disk, path, onDamage), {});
  await file.read();
  let present = settingsSchema.parse(typeof file.data === 'object' && file.data !== null ? file.data : {});
  return {
    read: () => present,
    change: async (change) => {
      present = { ...present, ...change };
      file.data = present;
      await disk.makeFolder(dataFolder);
      await file.write();
    },
  };
}
