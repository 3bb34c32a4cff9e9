import { join } from 'node:path';
import { type Disk, type DiskFile, errorCode, writeFully } from '../platform/disk.ts';
import { failureOf, NotSaved } from '../platform/failure.ts';
import type { FolderEnd } from './scan.ts';
import { type Position, segmentName } from './segment.ts';

/** A segment that has grown past this many bytes is left, and the next one begun. */
export const segmentLimit = 8 * 1024 * 1024;

/** Appends lines to one device's folder. It is the only writer there is for that folder. */
export interface Writer {
  /** One write and one flush for all lines. Resolves when they survive a power cut; otherwise throws `NotSaved`. */
  readonly append: (lines: readonly Buffer[]) => Promise<readonly Position[]>;
  readonly close: () => Promise<void>;
}

/**
 * A segment whose write or flush failed is closed for good: what a later read of it shows may come from the page
 * cache and not be on the disk. The next line goes to a new segment, whose first `prev` says where the old one ends.
 */
export function createWriter(
  disk: Disk,
  journal: string,
  folder: string,
  end: FolderEnd,
  startNew: boolean,
  limit = segmentLimit,
): Writer {
  const path = join(journal, folder);
  let segment = end.segment;
  let length = end.length;
  let file: DiskFile | undefined;
  let isSynced = end.segment === 0;
  let isLeft = startNew || end.segment === 0;

  async function beginSegment(): Promise<DiskFile> {
    await disk.makeFolder(path);
    for (;;) {
      segment += 1;
      length = 0;
      try {
        file = await disk.open(join(path, segmentName(segment)), 'create');
        await disk.syncFolder(path);
        await disk.syncFolder(journal);
        return file;
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error;
      }
    }
  }

  async function currentFile(): Promise<DiskFile> {
    if (!isSynced) await syncExisting();
    if (file && length < limit && !isLeft) return file;
    await closeFile();
    const current = await beginSegment();
    isLeft = false;
    return current;
  }

  /**
   * What a crash left in the page cache was read as good; it has to be on the disk before anything builds on it, be it
   * in the same segment or in the next one.
   */
  async function syncExisting(): Promise<void> {
    await closeFile();
    file = await disk.open(join(path, segmentName(segment)), 'append');
    await file.datasync();
    isSynced = true;
  }

  async function closeFile(): Promise<void> {
    const left = file;
    file = undefined;
    await left?.close();
  }

  async function append(lines: readonly Buffer[]): Promise<readonly Position[]> {
    try {
      const current = await currentFile();
      await writeFully(current, lines.length === 1 && lines[0] ? lines[0] : Buffer.concat(lines));
      await current.datasync();
      return lines.map(positionOf);
    } catch (error) {
      isLeft = true;
      await takeBack();
      throw new NotSaved(failureOf(error), { cause: error });
    }
  }

  /**
   * A start before the next line would read what was refused as good, and that may never reach the disk: it is cut off.
   * Where even that fails, the next segment says that it does not count.
   */
  async function takeBack(): Promise<void> {
    if (isSynced) await file?.truncate(length).catch(() => undefined);
  }

  function positionOf(line: Buffer): Position {
    const position = { folder, segment, offset: length, length: line.byteLength - 1 };
    length += line.byteLength;
    return position;
  }

  return { append, close: closeFile };
}
