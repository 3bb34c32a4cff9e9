import { join } from 'node:path';
import * as z from 'zod';
import { type Disk, quietly } from '../platform/disk.ts';
import { readGenerations } from '../platform/generations.ts';
import { jsonDocument, readOnce } from '../platform/json-document.ts';

const names = z.array(z.string()).readonly();

const manifestSchema = z.object({
  /** Which program wrote it: another one may read the same bytes differently. */
  writer: z.string(),
  /** What the files stand for. */
  stands: z.unknown(),
  /** The names of the files, by what they hold. */
  files: z.record(z.string(), names),
});

/** What a snapshot consists of. Without it its files mean nothing. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** The manifest of the newest snapshot, and that of the one before, in one small document of two generations. */
export interface Manifests {
  /** Those that can be read, newest first. */
  readonly read: () => Promise<readonly Manifest[]>;
  readonly write: (manifest: Manifest) => Promise<void>;
  /** Removes every generation. */
  readonly remove: () => Promise<void>;
}

const fileName = 'snapshot.json';

export function createManifests(disk: Disk, folder: string): Manifests {
  const path = join(folder, fileName);
  // A damaged snapshot is made again; nobody has to know.
  const document = jsonDocument(disk, path, () => undefined, manifestSchema);

  async function read(): Promise<readonly Manifest[]> {
    const { newest, next, older } = await readGenerations(
      disk,
      path,
      (data) => manifestSchema.safeParse(data, readOnce).data,
    );
    return [newest, next, older].flatMap((one) => (one.kind === 'whole' ? [one.data] : []));
  }

  return {
    read,
    write: async (manifest) => {
      await document.write(manifest);
      await quietly(
        // Where damaged generations were put.
        () => disk.removeFolder(join(folder, 'damaged')),
        () => undefined, // It only takes up space; the next time tries again.
      );
    },
    remove: document.remove,
  };
}
