import type { CommitHead } from '../../main/journal/head.ts';
import { decodeCommit, isSealed } from '../../main/journal/line.ts';
import { type BadLine, isWhole, type PlacedCommit } from '../../main/journal/segment.ts';

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

/** Whether another line can be appended to the last one. */
export function endsWithLine(bytes: Buffer): boolean {
  return bytes.length === 0 || bytes.at(-1) === newline;
}

/**
 * A segment's complete lines, from all of its bytes: what reading it in blocks has to give. `belongs` tells whether a
 * line can be here at all. Consecutive damaged lines count as one piece of damage.
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
