import { join } from 'node:path';
import type { Id } from '../../shared/domain/id.ts';
import { segmentName } from '../journal/segment.ts';
import { segmentLimit } from '../journal/writer.ts';
import { type Disk, type DiskFile, writeFully } from '../platform/disk.ts';

/** Writes a new journal quickly: a segment at a time, and nothing is flushed before the end. */
export interface SeedSegments {
  readonly add: (line: Buffer) => Promise<void>;
  /** Resolves when everything survives a power cut. */
  readonly close: () => Promise<void>;
}

export async function createSeedSegments(disk: Disk, journal: string, device: Id): Promise<SeedSegments> {
  const folder = join(journal, device);
  await disk.makeFolder(folder);
  const files: DiskFile[] = [];
  let lines: Buffer[] = [];
  let length = 0;

  async function write(): Promise<void> {
    const file = await disk.open(join(folder, segmentName(files.length + 1)), 'create');
    files.push(file);
    await writeFully(file, Buffer.concat(lines));
    lines = [];
    length = 0;
  }

  return {
    add: async (line) => {
      lines.push(line);
      length += line.byteLength;
      if (length >= segmentLimit) await write();
    },
    close: async () => {
      if (lines.length > 0) await write();
      for (const file of files) {
        await file.datasync();
        await file.close();
      }
      await disk.syncFolder(folder);
      await disk.syncFolder(journal);
    },
  };
}
