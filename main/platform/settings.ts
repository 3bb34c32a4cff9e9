import { join } from 'node:path';
import * as z from 'zod';
import { type Disk, quietly } from './disk.ts';
import { type OnDocumentFault, unreadableFault } from './document-fault.ts';
import { jsonDocument } from './json-document.ts';

const settingsSchema = z.object({
  /** The desk that was open last. */
  lastDesk: z.string().max(1_000).nullable().catch(null),
});

export type SettingsData = Readonly<z.infer<typeof settingsSchema>>;

/** What this computer remembers, apart from any desk. Anything unreadable falls back to its default, field by field. */
export interface Settings {
  readonly read: () => SettingsData;
  readonly change: (change: Partial<SettingsData>) => Promise<void>;
  /** Leaves whole files where damaged ones were found. Opening alone writes nothing: another process may be at work. */
  readonly mend: () => Promise<void>;
}

export async function openSettings(disk: Disk, dataFolder: string, onFault: OnDocumentFault): Promise<Settings> {
  const path = join(dataFolder, 'settings.json');
  const file = jsonDocument<SettingsData>(disk, path, onFault, (data) => settingsSchema.safeParse(data).data);
  const read = await quietly(file.read, () => onFault(unreadableFault(path)));
  let present = read ?? settingsSchema.parse({});
  return {
    read: () => present,
    change: async (change) => {
      const next = { ...present, ...change };
      await disk.makeFolder(dataFolder);
      await file.write(next);
      present = next;
    },
    mend: () => file.mend(present),
  };
}
