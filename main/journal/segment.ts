import { type CommitHead, type DecodedCommit, decodeCommit, isSealed } from './line.ts';

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

/** Bytes that are no line of this folder: damaged ones, several lines where one is behind the other, or an untrue one. */
export interface BadLine {
  readonly position: Position;
  readonly bytes: Buffer;
  /** Whether its sum is right and only what it says cannot be. */
  readonly isSealed: boolean;
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
export function completeLength(bytes: Buffer): number {
  const start = bytes.lastIndexOf(newline) + 1;
  const last = start < bytes.length ? decodeCommit(bytes.subarray(start)) : undefined;
  return last && isWhole(last) && start + last.length <= bytes.length ? bytes.length : start;
}

/** Whether all of a line is as it was written; one that was cut off may have its head alone. */
export function isWhole({ events, isFramed }: DecodedCommit): boolean {
  return isFramed && events.every(({ state }) => state !== 'damaged');
}

/** Whether another line can be written behind the last one. */
export function endsWithLine(bytes: Buffer): boolean {
  return bytes.length === 0 || bytes.at(-1) === newline;
}

/**
 * Reads a segment's lines one by one, as far as they are complete. `belongs` says whether a line can stand here at all.
 * Damaged lines behind each other are one piece of damage: a segment of line breaks alone would be millions.
 */
export function* readSegment(
  bytes: Buffer,
  folder: string,
  segment: number,
  belongs: (head: CommitHead) => boolean,
): Generator<PlacedCommit | BadLine> {
  const complete = completeLength(bytes);
  const positionAt = (offset: number, length: number) => ({ folder, segment, offset, length });
  const bad = (offset: number, end: number, isSealed: boolean): BadLine => {
    return { position: positionAt(offset, end - offset), bytes: Buffer.from(bytes.subarray(offset, end)), isSealed };
  };
  let damage: { readonly from: number; to: number } | undefined;
  for (let offset = 0; offset < complete; ) {
    const found = bytes.indexOf(newline, offset);
    const newlineAt = found < 0 ? complete : found;
    const line = bytes.subarray(offset, complete);
    const commit = decodeCommit(line);
    const isUntrue = commit ? !belongs(commit.head) : isSealed(line);
    if (!commit && !isUntrue) {
      damage = { from: damage?.from ?? offset, to: newlineAt };
      offset = newlineAt + 1;
      continue;
    }
    if (damage) yield bad(damage.from, damage.to, false);
    damage = undefined;
    if (!commit || isUntrue) {
      yield bad(offset, newlineAt, true);
      offset = newlineAt + 1;
      continue;
    }
    const end = endOfLine(bytes, offset + commit.length, newlineAt);
    yield { ...commit, position: positionAt(offset, end - offset) };
    if (end < complete && bytes[end] !== newline) yield bad(end, end + 1, false);
    offset = end + 1;
  }
  if (damage) yield bad(damage.from, damage.to, false);
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
