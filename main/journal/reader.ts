import { join } from 'node:path';
import type { Disk, DiskFile } from '../platform/disk.ts';
import { type Position, segmentName } from './segment.ts';

/** Reads single lines by their place. Segments stay open between reads, the least recently used ones excepted. */
export interface Reader {
  readonly read: (position: Position) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

const openSegments = 64;

/** A segment's file, and how many reads are under way in it. */
interface OpenSegment {
  readonly file: Promise<DiskFile>;
  readers: number;
}

export function createReader(disk: Disk, journal: string): Reader {
  const segments = new Map<string, OpenSegment>();

  function openSegment(path: string): OpenSegment {
    const segment = segments.get(path) ?? { file: disk.open(path, 'read'), readers: 0 };
    // Setting it again moves it to the end of the map, which keeps the order of last use.
    segments.delete(path);
    segments.set(path, segment);
    // What could not be opened once may be there again the next time; whoever reads now hears of it.
    segment.file.catch(() => segments.delete(path));
    return segment;
  }

  /** A file that somebody reads from stays open: its number could go to another file in the middle of the read. */
  async function closeLeastUsed(): Promise<void> {
    if (segments.size <= openSegments) return;
    const idle = [...segments].find(([, { readers }]) => readers === 0);
    if (!idle) return;
    segments.delete(idle[0]);
    await (await idle[1].file).close();
  }

  async function read({ folder, segment: number, offset, length }: Position): Promise<Buffer> {
    const path = join(journal, folder, segmentName(number));
    const segment = openSegment(path);
    segment.readers += 1;
    try {
      return await (await segment.file).readAt(offset, length);
    } finally {
      segment.readers -= 1;
      await closeLeastUsed();
    }
  }

  async function close(): Promise<void> {
    const open = [...segments.values()];
    segments.clear();
    await Promise.all(open.map(async ({ file }) => (await file).close()));
  }

  return { read, close };
}
