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

/**
 * Where the last line of a segment ends; what follows is the start of a line that was never finished. A last line that
 * only lacks its newline is whole: its head says how long it is.
 */
export function completeLength(bytes: Buffer, decode: DecodeLine): number {
  const start = bytes.lastIndexOf(newline) + 1;
  const last = start < bytes.length ? decode(bytes.subarray(start)) : undefined;
  return last && isWhole(last) && start + last.length <= bytes.length ? bytes.length : start;
}

function isWhole({ events, isFramed }: DecodedCommit): boolean {
  return isFramed && events.every(({ state }) => state !== 'damaged');
}

/** Whether another line can be written behind the last one. */
export function endsWithLine(bytes: Buffer): boolean {
  return bytes.length === 0 || bytes.at(-1) === newline;
}

/** Reads a segment's lines one by one, as far as they are complete. `isOurs` says whether a line belongs here at all. */
export function* readSegment(
  bytes: Buffer,
  folder: string,
  segment: number,
  isOurs: (head: CommitHead) => boolean,
  decode: DecodeLine,
): Generator<PlacedCommit | BadLine> {
  const complete = completeLength(bytes, decode);
  const place = (offset: number, length: number) => ({ folder, segment, offset, length });
  const bad = (offset: number, end: number) => {
    return { position: place(offset, end - offset), bytes: Buffer.from(bytes.subarray(offset, end)) };
  };
  for (let offset = 0; offset < complete; ) {
    const found = bytes.indexOf(newline, offset);
    const newlineAt = found < 0 ? complete : found;
    const commit = decode(bytes.subarray(offset, complete));
    if (!commit || !isOurs(commit.head)) {
      yield bad(offset, newlineAt);
      offset = newlineAt + 1;
      continue;
    }
    const end = endOfLine(bytes, offset + commit.length, newlineAt);
    yield { ...commit, position: place(offset, end - offset) };
    if (end < complete && bytes[end] !== newline) yield bad(end, end + 1);
    offset = end + 1;
  }
}

/**
 * A line ends where its head says, unless bytes of it are missing: then it ends at the next newline. So one damaged
 * byte neither cuts a line in two by looking like a newline, nor joins two lines by no longer being one.
 */
function endOfLine(bytes: Buffer, byHead: number, newlineAt: number): number {
  return bytes[byHead] === newline || byHead < newlineAt ? byHead : newlineAt;
}

export function isBad(line: PlacedCommit | BadLine): line is BadLine {
  return 'bytes' in line;
}
