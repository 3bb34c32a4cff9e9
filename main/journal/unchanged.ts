import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Disk, errorCode, noFile } from '../platform/disk.ts';
import { decodeCommit } from './line.ts';
import type { FolderMark, JournalMark } from './mark.ts';
import { hashPart } from './marker.ts';
import { type ReadBefore, segmentNumbers } from './scan.ts';
import { type Position, segmentName } from './segment.ts';

/**
 * Up to where each folder was read when the journal was marked; undefined if more has happened since than that lines
 * were added. A program that changes a file and gives it back its time is not noticed here: reading everything is.
 */
export async function readUpTo(
  disk: Disk,
  journal: string,
  folders: readonly string[],
  mark: JournalMark,
): Promise<ReadonlyMap<string, ReadBefore> | undefined> {
  const present = new Set(folders);
  const before = new Map<string, ReadBefore>();
  for (const [folder, folderMark] of Object.entries(mark)) {
    if (!present.has(folder) || !(await isUnchanged(disk, join(journal, folder), folderMark))) return undefined;
    const { last, tip } = folderMark;
    const { segment, offset, length, seq, sum } = tip;
    const position = { folder, segment, offset, length };
    if (!(await isLine(disk, journal, position, tip))) return undefined;
    const hasMore = !(await endsAs(disk, join(journal, folder), folderMark));
    before.set(folder, { segment: last.segment, length: last.length, tip: { seq, sum, position }, hasMore });
  }
  return before;
}

async function isUnchanged(disk: Disk, path: string, { full, last }: FolderMark): Promise<boolean> {
  const numbers = (await segmentNumbers(disk, path)).filter((number) => number <= last.segment);
  if (numbers.join(' ') !== [...full.map(([number]) => number), last.segment].join(' ')) return false;
  const areFull = await Promise.all(
    full.map(async ([number, size, changedMs]) => {
      const found = await disk.stat(join(path, segmentName(number)));
      return found?.size === size && found.changedMs === changedMs;
    }),
  );
  return areFull.every(Boolean) && isLastUnchanged(disk, join(path, segmentName(last.segment)), last);
}

/** Whether the folder ends with its newest line, as it was marked. */
async function endsAs(disk: Disk, path: string, { last, tip }: FolderMark): Promise<boolean> {
  const isLineLast = tip.segment === last.segment && tip.offset + tip.length + 1 === last.length;
  const found = isLineLast ? await disk.stat(join(path, segmentName(last.segment))) : undefined;
  return found?.size === last.length && ((await segmentNumbers(disk, path)).at(-1) ?? 0) === last.segment;
}

/** Lines may have been added to the last segment; then the part before them is read again. */
async function isLastUnchanged(disk: Disk, path: string, last: FolderMark['last']): Promise<boolean> {
  const found = await disk.stat(path);
  if (!found || found.size < last.length) return false;
  if (found.size === last.size && found.changedMs === last.changedMs) return true;
  const hash = createHash('sha256');
  await hashPart(disk, path, hash, { from: 0, to: last.length });
  return hash.digest('base64url') === last.sum;
}

async function isLine(
  disk: Disk,
  journal: string,
  { folder, segment, offset, length }: Position,
  expected: { readonly seq: number; readonly sum: string },
): Promise<boolean> {
  try {
    const file = await disk.open(join(journal, folder, segmentName(segment)), 'read');
    try {
      const commit = decodeCommit(await file.readAt(offset, length));
      return commit?.sum === expected.sum && commit.head.seq === expected.seq;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (noFile.has(errorCode(error))) return false;
    throw error;
  }
}
