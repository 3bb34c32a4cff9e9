import { type Disk, type DiskFile, errorCode, noFile } from '../platform/disk.ts';
import { longestLine } from './head.ts';
import { decodeCommit } from './line.ts';
import { isWhole } from './segment.ts';

/** A segment that is read from its beginning to its end; only a small part of it is in memory. */
export interface SegmentFile {
  /** Where its last complete line ends; the start of an unfinished line may follow. */
  readonly length: number;
  /** Whether bytes follow the last complete line. */
  readonly isUnfinished: boolean;
  /** Whether another line can be appended to the last complete one. */
  readonly endsWithLine: boolean;
  /** How many bytes are read at once. */
  readonly blockSize: number;
  /** The bytes from an offset on, if so many of them, or all that are left, are in memory. */
  readonly held: (offset: number, count: number) => Buffer | undefined;
  /** The same, after reading them. */
  readonly bytesFrom: (offset: number, count: number) => Promise<Buffer>;
  /** A copy of the bytes from one offset to another. */
  readonly copy: (from: number, to: number) => Promise<Buffer>;
  /** The next newline at or after an offset; the length if there is none. */
  readonly newlineFrom: (offset: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

const newline = 0x0a;

const usualBlock = 256 * 1024;

/** Undefined if something else has the name of a segment: a folder, a device file, or a dangling link. */
export async function openSegment(disk: Disk, path: string, blockSize = usualBlock): Promise<SegmentFile | undefined> {
  try {
    const file = await disk.open(path, 'read');
    try {
      if ((await file.size()) > largest) throw tooLarge(path);
      return await segmentFile(file, blockSize);
    } catch (error) {
      await file.close();
      throw error;
    }
  } catch (error) {
    if (noFile.has(errorCode(error))) return undefined;
    throw error;
  }
}

/** Far more than Deskside writes into a segment. Searching a larger file for lines would take minutes. */
const largest = 1024 ** 3;

function tooLarge(path: string): Error {
  return Object.assign(new Error(`EFBIG: file too large, read '${path}'`), { code: 'EFBIG', path });
}

async function segmentFile(file: DiskFile, blockSize: number): Promise<SegmentFile> {
  const size = await file.size();
  const start = await lastLineStart(file, size, blockSize);
  const isLastComplete = await isCompleteLine(file, start, size);
  const length = isLastComplete ? size : start;
  let bytes: Buffer = Buffer.alloc(0);
  let at = 0;

  function held(offset: number, count: number): Buffer | undefined {
    const end = Math.min(offset + count, length);
    return offset >= at && end <= at + bytes.length ? bytes.subarray(offset - at) : undefined;
  }

  async function bytesFrom(offset: number, count: number): Promise<Buffer> {
    const present = held(offset, count);
    if (present) return present;
    const isInside = offset >= at && offset < at + bytes.length;
    const kept = isInside ? bytes.subarray(offset - at) : bytes.subarray(0, 0);
    const from = offset + kept.length;
    const to = Math.min(length, Math.max(offset + count, from + blockSize));
    bytes = Buffer.concat([kept, await file.readAt(from, to - from)]);
    at = offset;
    return bytes;
  }

  async function newlineFrom(offset: number): Promise<number> {
    for (let from = offset; from < length; from += blockSize) {
      const block = await file.readAt(from, Math.min(blockSize, length - from));
      const found = block.indexOf(newline);
      if (found >= 0) return from + found;
    }
    return length;
  }

  return {
    length,
    blockSize,
    isUnfinished: length < size,
    endsWithLine: length === 0 || length === start,
    held,
    bytesFrom,
    copy: (from, to) => file.readAt(from, to - from),
    newlineFrom,
    close: file.close,
  };
}

/** Where the line after the last newline starts. */
async function lastLineStart(file: DiskFile, size: number, blockSize: number): Promise<number> {
  for (let end = size; end > 0; end -= blockSize) {
    const from = Math.max(0, end - blockSize);
    const found = (await file.readAt(from, end - from)).lastIndexOf(newline);
    if (found >= 0) return from + found + 1;
  }
  return 0;
}

/** A last line that only lacks its newline is complete: its head states its length. */
async function isCompleteLine(file: DiskFile, start: number, size: number): Promise<boolean> {
  if (start === size) return false;
  const commit = decodeCommit(await file.readAt(start, Math.min(size - start, longestLine)));
  return commit !== undefined && isWhole(commit) && start + commit.length <= size;
}
