import { join } from 'node:path';
import { Low } from 'lowdb';
import * as z from 'zod';
import { type Disk, isSystemError } from './disk.ts';
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
  await file.read().catch((error: unknown) => {
    if (!isSystemError(error)) throw error;
    onDamage(path);
  });
  const parsed = settingsSchema.safeParse(file.data);
  let present = parsed.success ? parsed.data : settingsSchema.parse({});
  return {
    read: () => present,
    change: async (change) => {
      const next = { ...present, ...change };
      await disk.makeFolder(dataFolder);
      file.data = next;
      await file.write();
      present = next;
    },
  };
}
