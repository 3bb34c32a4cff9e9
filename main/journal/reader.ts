import { join } from 'node:path';
import type { Disk, DiskFile } from '../platform/disk.ts';
import { type Position, segmentName } from './segment.ts';

/** Reads single lines by their position. Recently used segments stay open. */
export interface Reader {
  readonly read: (position: Position) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

const openSegments = 64;

/** A segment's file, and the number of reads in progress. */
interface OpenSegment {
  readonly file: Promise<DiskFile>;
  readers: number;
}

export function createReader(disk: Disk, journal: string): Reader {
  const segments = new Map<string, OpenSegment>();

  function openSegment(path: string): OpenSegment {
    const segment = segments.get(path) ?? { file: disk.open(path, 'read'), readers: 0 };
    // Setting an entry again moves it to the end of the map, which is ordered by last use.
    segments.delete(path);
    segments.set(path, segment);
    // A file that could not be opened may exist the next time; this read fails.
    segment.file.catch(() => segments.delete(path));
    return segment;
  }

  /** A file that is being read stays open: its descriptor could be reused in the middle of the read. */
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
