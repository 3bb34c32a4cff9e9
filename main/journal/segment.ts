import type { CommitHead, DecodedCommit } from './line.ts';
import { decodeCommit } from './line.ts';

/** Where a line stands: in which folder and segment, at which byte, how long without its newline. */
export interface Position {
  readonly folder: string;
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
}

export interface PlacedCommit extends DecodedCommit {
  readonly position: Position;
}

export interface BadLine {
  readonly position: Position;
  readonly bytes: Buffer;
}

export interface ScannedSegment {
  readonly commits: readonly PlacedCommit[];
  readonly bad: readonly BadLine[];
  /** The byte after the last complete good line. */
  readonly goodEnd: number;
  /** Bytes after the last newline: the start of a line that was never finished. */
  readonly unfinished: Buffer;
}

export function segmentName(segment: number): string {
  return `${String(segment).padStart(6, '0')}.jsonl`;
}

export function segmentNumber(name: string): number | undefined {
  return /^\d{6}\.jsonl$/.test(name) ? Number(name.slice(0, 6)) : undefined;
}

const newline = 0x0a;

/** Reads a segment's bytes line by line. `isOurs` says whether a line belongs into this folder at all. */
export function scanSegment(
  bytes: Buffer,
  folder: string,
  segment: number,
  isOurs: (head: CommitHead) => boolean,
): ScannedSegment {
  const commits: PlacedCommit[] = [];
  const bad: BadLine[] = [];
  let goodEnd = 0;
  let offset = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, offset)) {
    const line = bytes.subarray(offset, end);
    const position = { folder, segment, offset, length: line.length };
    const commit = decodeCommit(line);
    if (commit && isOurs(commit.head)) {
      commits.push({ ...commit, position });
      goodEnd = end + 1;
    } else {
      bad.push({ position, bytes: Buffer.from(line) });
    }
    offset = end + 1;
  }
  return { commits, bad, goodEnd, unfinished: Buffer.from(bytes.subarray(offset)) };
}
