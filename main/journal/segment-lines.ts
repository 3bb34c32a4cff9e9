import type { Rest } from '../platform/in-slices.ts';
import { type CommitHead, longestLine } from './head.ts';
import { type DecodedCommit, decodeCommit, isSealed, type Wanted } from './line.ts';
import type { BadLine, PlacedCommit } from './segment.ts';
import type { SegmentFile } from './segment-file.ts';

/** Where the lines of a segment are. */
export interface SegmentPlace {
  readonly folder: string;
  readonly segment: number;
  /** Where its first line to read starts. */
  readonly from: number;
}

export interface HowToRead {
  /** Whether a line can be here at all. */
  readonly belongs: (head: CommitHead) => boolean;
  readonly rest: Rest;
  /** Which events are read; all without it. */
  readonly wanted?: Wanted | undefined;
}

const newline = 0x0a;

/** Whatever a head says, its line can be judged by this many bytes. */
const lookAhead = longestLine + 1024;

/**
 * Reads a segment's complete lines one by one, and rests between them. Consecutive damaged lines count as one piece of
 * damage: a segment of newlines would otherwise yield millions.
 */
export async function* segmentLines(
  file: SegmentFile,
  { folder, segment, from }: SegmentPlace,
  { belongs, rest, wanted }: HowToRead,
): AsyncGenerator<PlacedCommit | BadLine> {
  const positionAt = (offset: number, length: number) => ({ folder, segment, offset, length });
  const bad = async (offset: number, end: number, isSealedLine: boolean): Promise<BadLine> => {
    const position = positionAt(offset, end - offset);
    return { position, bytes: await file.copy(offset, end), isSealed: isSealedLine };
  };
  let damage: { readonly from: number; to: number } | undefined;
  for (let offset = from; offset < file.length; ) {
    const pause = rest();
    if (pause) await pause;
    const { line, commit } = decodedAt(file, offset, wanted) ?? (await readAt(file, offset, wanted));
    const isUntrue = commit ? !belongs(commit.head) : isSealed(line);
    if (!commit && !isUntrue) {
      const end = await lineEnd(file, offset, line);
      damage = { from: damage?.from ?? offset, to: end };
      offset = end + 1;
      continue;
    }
    if (damage) yield await bad(damage.from, damage.to, false);
    damage = undefined;
    if (!commit || isUntrue) {
      const end = await lineEnd(file, offset, line);
      yield await bad(offset, end, true);
      offset = end + 1;
      continue;
    }
    const byHead = commit.length;
    // A line ends where its head says, or at the next newline if some of its bytes are missing. So a damaged byte that
    // looks like a newline does not split a line, and a damaged newline does not join two.
    const isAsSaid = line[byHead] === newline || offset + byHead < (await lineEnd(file, offset, line));
    const end = isAsSaid ? offset + byHead : await lineEnd(file, offset, line);
    const isFollowed = end >= file.length || line[end - offset] === newline;
    yield { ...commit, position: positionAt(offset, end - offset) };
    if (!isFollowed) yield await bad(end, end + 1, false);
    offset = end + 1;
  }
  if (damage) yield await bad(damage.from, damage.to, false);
}

interface Decoded {
  /** Bytes from the start of the line on: more than the line itself if it is intact, else `lookAhead` or all. */
  readonly line: Buffer;
  readonly commit: DecodedCommit | undefined;
}

/** A line that is in memory and intact. Most lines are, so that few bytes have to be. */
function decodedAt(file: SegmentFile, offset: number, wanted: Wanted | undefined): Decoded | undefined {
  const line = file.held(offset, 1);
  const commit = line && decodeCommit(line, wanted);
  return commit && commit.length < line.length ? { line, commit } : undefined;
}

/** A line of which bytes may be missing in memory. */
async function readAt(file: SegmentFile, offset: number, wanted: Wanted | undefined): Promise<Decoded> {
  await file.bytesFrom(offset, file.blockSize);
  const intact = decodedAt(file, offset, wanted);
  if (intact) return intact;
  const line = await file.bytesFrom(offset, lookAhead);
  return { line, commit: decodeCommit(line, wanted) };
}

/** The first newline in a line, whose last bytes may not be in memory yet. */
async function lineEnd(file: SegmentFile, offset: number, line: Buffer): Promise<number> {
  const found = line.indexOf(newline);
  return found >= 0 ? offset + found : file.newlineFrom(offset + line.length);
}
