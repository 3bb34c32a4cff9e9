import type { CommitHead } from './head.ts';
import { type DecodedCommit, decodeCommit, isSealed } from './line.ts';

/** The position of a line: folder, segment, first byte, and length without the newline. */
export interface Position {
  readonly folder: string;
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
}

export interface PlacedCommit extends DecodedCommit {
  readonly position: Position;
}

/** Bytes that are not a line of this folder: damaged, out of place, or false. */
export interface BadLine {
  readonly position: Position;
  readonly bytes: Buffer;
  /** Whether its checksum is right and only its content is impossible. */
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
 * Where the last complete line of a segment ends; the start of an unfinished line may follow. A last line that only
 * lacks its newline is complete: its head states its length.
 */
export function completeLength(bytes: Buffer): number {
  const start = bytes.lastIndexOf(newline) + 1;
  const last = start < bytes.length ? decodeCommit(bytes.subarray(start)) : undefined;
  return last && isWhole(last) && start + last.length <= bytes.length ? bytes.length : start;
}

/** Whether the whole line is intact; a truncated one may have only its head. */
export function isWhole({ events, isFramed }: DecodedCommit): boolean {
  return isFramed && events.every(({ state }) => state !== 'damaged');
}

/** Whether another line can be appended to the last one. */
export function endsWithLine(bytes: Buffer): boolean {
  return bytes.length === 0 || bytes.at(-1) === newline;
}

/**
 * Reads a segment's complete lines one by one. `belongs` tells whether a line can be here at all. Consecutive damaged
 * lines count as one piece of damage: a segment of newlines would otherwise yield millions.
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
 * A line ends where its head says, or at the next newline if some of its bytes are missing. So a damaged byte that
 * looks like a newline does not split a line, and a damaged newline does not join two.
 */
function endOfLine(bytes: Buffer, byHead: number, newlineAt: number): number {
  return bytes[byHead] === newline || byHead < newlineAt ? byHead : newlineAt;
}

export function isBad(line: PlacedCommit | BadLine): line is BadLine {
  return 'bytes' in line;
}
