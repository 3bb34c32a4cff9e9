import { join } from 'node:path';
import type { Disk, DiskFile } from '../platform/disk.ts';
import { type Position, segmentName } from './segment.ts';

/** Reads single lines by their place. Segments stay open between reads, the least recently used ones excepted. */
export interface Reader {
  readonly read: (position: Position) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

const openSegments = 64;

export function createReader(disk: Disk, journal: string): Reader {
  const files = new Map<string, Promise<DiskFile>>();

  function segmentFile({ folder, segment }: Position): Promise<DiskFile> {
    const path = join(journal, folder, segmentName(segment));
    const known = files.get(path);
    const file = known ?? disk.open(path, 'read');
    // Setting it again moves it to the end of the map, which keeps the order of last use.
    files.delete(path);
    files.set(path, file);
    return file;
  }

  async function closeLeastUsed(): Promise<void> {
    const [oldest] = files;
    if (!oldest || files.size <= openSegments) return;
    files.delete(oldest[0]);
    await (await oldest[1]).close();
  }

  async function read(position: Position): Promise<Buffer> {
    const file = await segmentFile(position);
    const line = await file.readAt(position.offset, position.length);
    await closeLeastUsed();
    return line;
  }

  async function close(): Promise<void> {
    const open = [...files.values()];
    files.clear();
    await Promise.all(open.map(async (file) => (await file).close()));
  }

  return { read, close };
}
