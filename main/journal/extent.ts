import { join } from 'node:path';
import { type Disk, errorCode, listIfThere, noFile } from '../platform/disk.ts';
import { deviceFolders } from './journal.ts';
import { type Position, segmentName, segmentNumber } from './segment.ts';

/** The size of a journal, for telling how much of it has been read. */
export interface Extent {
  readonly bytes: number;
  /** How many bytes have been read once the folders are read in order up to the end of this line. */
  readonly before: (position: Position) => number;
}

export async function journalExtent(disk: Disk, journal: string): Promise<Extent> {
  const starts = new Map<string, number>();
  let bytes = 0;
  for (const folder of await deviceFolders(disk, journal)) {
    for (const name of await listIfThere(disk, join(journal, folder))) {
      const segment = segmentNumber(name);
      if (segment === undefined) continue;
      starts.set(`${folder}/${segment}`, bytes);
      bytes += await sizeOf(disk, join(journal, folder, segmentName(segment)));
    }
  }
  return {
    bytes,
    before: ({ folder, segment, offset, length }) => (starts.get(`${folder}/${segment}`) ?? 0) + offset + length,
  };
}

/** Something else that has the name of a segment counts as empty. */
async function sizeOf(disk: Disk, path: string): Promise<number> {
  try {
    const file = await disk.open(path, 'read');
    try {
      return await file.size();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (noFile.has(errorCode(error))) return 0;
    throw error;
  }
}
