import { join } from 'node:path';
import { type Disk, type DiskFile, errorCode, writeFully } from '../platform/disk.ts';
import { failureOf, NotSaved } from '../platform/failure.ts';
import type { FolderEnd } from './scan.ts';
import { type Position, segmentName } from './segment.ts';

/** A segment larger than this is closed, and the next one begins. */
export const segmentLimit = 8 * 1024 * 1024;

/** Appends lines to one device's folder, as its only writer. */
export interface Writer {
  /**
   * Appends all lines with one write and one flush. Resolves when they survive a power cut; otherwise throws
   * `NotSaved`.
   */
  readonly append: (lines: readonly Buffer[]) => Promise<readonly Position[]>;
  readonly close: () => Promise<void>;
}

/**
 * A segment whose write or flush failed is never used again: what a later read shows may come from the page cache and
 * not be on the disk. The next line goes to a new segment, whose first `prev` tells where the old one ends.
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
        file = await disk.open(join(path, segmentName(segment)), 'create-safely');
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
   * Lines that a crash left in the page cache were read as valid; they must be on the disk before another line follows
   * them, in the same segment or in the next one.
   */
  async function syncExisting(): Promise<void> {
    await closeFile();
    file = await disk.open(join(path, segmentName(segment)), 'append-safely');
    await file.datasync();
    isSynced = true;
  }

  async function closeFile(): Promise<void> {
    const closing = file;
    file = undefined;
    await closing?.close();
  }

  async function append(lines: readonly Buffer[]): Promise<readonly Position[]> {
    try {
      const current = await currentFile();
      await writeFully(current, lines.length === 1 && lines[0] ? lines[0] : Buffer.concat(lines));
      return lines.map(positionOf);
    } catch (error) {
      isLeft = true;
      await takeBack();
      throw new NotSaved(failureOf(error), { cause: error });
    }
  }

  /**
   * A restart would read the refused lines as valid although they may never reach the disk, so they are cut off. If
   * even that fails, the next segment marks them as invalid.
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
