import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import type { Disk } from '../platform/disk.ts';
import type { ChainTip } from './chain.ts';
import type { FolderMark, FullSegment } from './mark.ts';
import { segmentNumbers } from './scan.ts';
import { segmentName } from './segment.ts';

/** The end of a folder's intact part. */
export interface MarkedEnd {
  readonly segment: number;
  readonly length: number;
  readonly tip: ChainTip;
}

/** Marks one folder of the journal again and again while it grows; only what was added is read each time. */
export interface Marker {
  /** Undefined if the folder is not as it was at the last mark, apart from added lines. */
  readonly mark: (end: MarkedEnd) => Promise<FolderMark | undefined>;
}

/** `before` is the mark that the folder was opened with. */
export function createMarker(disk: Disk, path: string, before?: FolderMark): Marker {
  const full = new Map((before?.full ?? []).map((segment) => [segment[0], segment] as const));
  let last = { segment: 0, length: 0, hash: createHash('sha256') };
  let expected = before?.last;

  /** The checksum of the last segment's intact part. */
  async function sumOfLast({ segment, length }: MarkedEnd): Promise<string | undefined> {
    if (last.segment !== segment) last = { segment, length: 0, hash: createHash('sha256') };
    if (expected?.segment === segment) {
      await addTo(expected.length);
      if (digestOf(last.hash) !== expected.sum) return undefined;
    }
    expected = undefined;
    await addTo(length);
    return digestOf(last.hash);
  }

  async function addTo(length: number): Promise<void> {
    const { segment, hash } = last;
    await hashPart(disk, join(path, segmentName(segment)), hash, { from: last.length, to: length });
    last = { segment, length, hash };
  }

  async function sizes(end: MarkedEnd): Promise<FolderMark['full']> {
    const numbers = await segmentNumbers(disk, path);
    const earlier = numbers.filter((number) => number < end.segment);
    return Promise.all(
      earlier.map(async (number) => {
        const { size, changedMs } = (await disk.stat(join(path, segmentName(number)))) ?? none;
        const known: FullSegment = full.get(number) ?? [number, size, changedMs];
        full.set(number, known);
        return known;
      }),
    );
  }

  return {
    mark: async (end) => {
      const sum = await sumOfLast(end);
      const { segment, length, tip } = end;
      const found = (await disk.stat(join(path, segmentName(segment)))) ?? none;
      if (sum === undefined || found.size < length) return undefined;
      const { offset, length: tipLength, segment: tipSegment } = tip.position;
      return {
        full: await sizes(end),
        last: { segment, length, sum, ...found },
        tip: { segment: tipSegment, offset, length: tipLength, seq: tip.seq, sum: tip.sum },
      };
    },
  };
}

const none = { size: 0, changedMs: 0 };

function digestOf(hash: Hash): string {
  return hash.copy().digest('base64url');
}

const block = 256 * 1024;

/** Adds a part of a file to a checksum, in blocks between which other tasks can run. */
export async function hashPart(
  disk: Disk,
  path: string,
  hash: Hash,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  if (from >= to) return;
  const file = await disk.open(path, 'read');
  try {
    for (let at = from; at < to; at += block) hash.update(await file.readAt(at, Math.min(block, to - at)));
  } finally {
    await file.close();
  }
}
