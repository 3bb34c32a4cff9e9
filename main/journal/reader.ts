import { join } from 'node:path';
import type { Disk, DiskFile } from '../platform/disk.ts';
import { type LineRun, runsOf, type WantedLine } from './line-runs.ts';
import { type Position, segmentName } from './segment.ts';

/**
 * Reads single lines by their position. Lines that are asked for at the same time and lie next to each other are read
 * at once. Recently used segments stay open.
 */
export interface Reader {
  readonly read: (position: Position) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** A large desk has about a hundred. */
const openSegments = 128;

/** A segment's file, and the number of reads in progress. */
interface OpenSegment {
  readonly file: Promise<DiskFile>;
  readers: number;
}

export function createReader(disk: Disk, journal: string): Reader {
  const segments = new Map<string, OpenSegment>();
  let wanted: WantedLine[] = [];

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

  async function readBytes({ path, offset, length }: Pick<LineRun, 'path' | 'offset' | 'length'>): Promise<Buffer> {
    const segment = openSegment(path);
    segment.readers += 1;
    try {
      return await (await segment.file).readAt(offset, length);
    } finally {
      segment.readers -= 1;
      await closeLeastUsed();
    }
  }

  async function readRun(run: LineRun): Promise<void> {
    const { offset, lines } = run;
    try {
      const bytes = await readBytes(run);
      for (const line of lines) line.found(bytes.subarray(line.offset - offset, line.offset - offset + line.length));
    } catch (error) {
      const [only, ...others] = lines;
      if (only && others.length === 0) only.failed(error);
      // The disk may refuse one of them only.
      else await Promise.all(lines.map((line) => readRun({ ...line, lines: [line] })));
    }
  }

  function readWanted(): void {
    const lines = wanted;
    wanted = [];
    for (const run of runsOf(lines)) void readRun(run);
  }

  async function close(): Promise<void> {
    const open = [...segments.values()];
    segments.clear();
    await Promise.all(open.map(async ({ file }) => (await file).close()));
  }

  return {
    read: ({ folder, segment, offset, length }) =>
      new Promise((found, failed) => {
        if (wanted.length === 0) queueMicrotask(readWanted);
        wanted.push({ path: join(journal, folder, segmentName(segment)), offset, length, found, failed });
      }),
    close,
  };
}
