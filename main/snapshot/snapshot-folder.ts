import { join } from 'node:path';
import { type Disk, quietly } from '../platform/disk.ts';
import { type ChunkFiles, createChunkFiles } from './chunk-files.ts';
import { createManifests, type Manifest } from './manifest.ts';

/**
 * The `snapshot` folder of a desk: what reading the journal gave. It can be deleted at any time, and then it is made
 * again; whatever is wrong with it is no error.
 */
export interface SnapshotFolder {
  readonly files: ChunkFiles;
  /** The snapshots that this program wrote and that can be read, newest first. */
  readonly snapshots: () => Promise<readonly Manifest[]>;
  /** Makes this the newest snapshot, and removes the files that neither it nor the one before needs. */
  readonly write: (snapshot: Omit<Manifest, 'writer'>) => Promise<void>;
  /** Prepares the folder for files. */
  readonly make: () => Promise<void>;
  /** Forgets every snapshot. */
  readonly clear: () => Promise<void>;
}

/** `writer` names the program: another one may understand the same journal differently. */
export function createSnapshotFolder(disk: Disk, desk: string, writer: string): SnapshotFolder {
  const folder = join(desk, 'snapshot');
  const files = createChunkFiles(disk, folder);
  const manifests = createManifests(disk, folder);

  async function write(snapshot: Omit<Manifest, 'writer'>): Promise<void> {
    await manifests.write({ ...snapshot, writer });
    const kept = await manifests.read();
    await files.removeAllBut(new Set(kept.flatMap(({ files: named }) => Object.values(named).flat())));
  }

  return {
    files,
    snapshots: async () => {
      const found = await quietly(manifests.read, () => undefined);
      return (found ?? []).filter((manifest) => manifest.writer === writer);
    },
    write,
    make: () => disk.makeFolder(folder),
    clear: async () => {
      await manifests.remove();
      await files.removeAllBut(new Set());
    },
  };
}
