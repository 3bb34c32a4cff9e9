import type { CommitHead, DecodedCommit, DecodeLine } from './line.ts';

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

export function segmentName(segment: number): string {
  return `${String(segment).padStart(6, '0')}.jsonl`;
}

export function segmentNumber(name: string): number | undefined {
  return /^\d{6}\.jsonl$/.test(name) ? Number(name.slice(0, 6)) : undefined;
}

const newline = 0x0a;

/** Where the last complete line of a segment ends; what follows is the start of a line that was never finished. */
export function completeLength(bytes: Buffer): number {
  return bytes.lastIndexOf(newline) + 1;
}

/** Reads a segment's complete lines one by one. `isOurs` says whether a line belongs into this folder at all. */
export function* readSegment(
  bytes: Buffer,
  folder: string,
  segment: number,
  isOurs: (head: CommitHead) => boolean,
  decode: DecodeLine,
): Generator<PlacedCommit | BadLine> {
  let offset = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, offset)) {
    const line = bytes.subarray(offset, end);
    const position = { folder, segment, offset, length: line.length };
    const commit = decode(line);
    yield commit && isOurs(commit.head) ? { ...commit, position } : { position, bytes: Buffer.from(line) };
    offset = end + 1;
  }
}

export function isBad(line: PlacedCommit | BadLine): line is BadLine {
  return 'bytes' in line;
}
