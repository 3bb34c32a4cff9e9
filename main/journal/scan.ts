import { join } from 'node:path';
import { type Disk, errorCode, listIfThere, readIfThere, writeFully } from '../platform/disk.ts';
import { createSlices, type Rest } from '../platform/in-slices.ts';
import { type Chain, type ChainTip, createChain } from './chain.ts';
import type { CommitHead } from './head.ts';
import { isNewerLine, type Wanted } from './line.ts';
import { readablePartsOf } from './readable-parts.ts';
import { type JournalReport, targetOf } from './report.ts';
import { type BadLine, isBad, type PlacedCommit, segmentName, segmentNumber } from './segment.ts';
import { openSegment, type SegmentFile } from './segment-file.ts';
import { segmentLines } from './segment-lines.ts';

export interface ScanListener {
  readonly commit: (commit: PlacedCommit) => void;
  readonly report: (report: JournalReport) => void;
}

/** The end of a device's folder: its last segment, and the length of that segment's intact part. */
export interface FolderEnd {
  readonly segment: number;
  readonly length: number;
  readonly unfinished: boolean;
  /** Whether another line can be appended to the last one. */
  readonly endsWithLine: boolean;
  /** Its newest line. */
  readonly tip?: ChainTip | undefined;
}

export const emptyFolder: FolderEnd = { segment: 0, length: 0, unfinished: false, endsWithLine: true };

/** Up to where a folder was read before: the end of its intact part then, and its newest line. */
export interface ReadBefore {
  readonly segment: number;
  readonly length: number;
  readonly tip: ChainTip;
  /** Whether anything follows that was not read then. */
  readonly hasMore: boolean;
}

export interface ScanOptions {
  readonly disk: Disk;
  /** The `journal` folder of a desk. */
  readonly journal: string;
  readonly folder: string;
  readonly listener: ScanListener;
  /** Reads only the lines after these. */
  readonly after?: ReadBefore | undefined;
  /** Lets other tasks run between two lines; if it throws, reading ends. */
  readonly rest?: Rest | undefined;
  /** Which events are read; all without it. */
  readonly wanted?: Wanted | undefined;
}

/**
 * A device's folder is named after it; for the second history of a copied device, `~` and the start of a checksum
 * follow.
 */
export function deviceOfFolder(folder: string): string {
  return folder.split('~', 1)[0] ?? folder;
}

/** Reads a device's folder without writing anything, not even to quarantine. */
export function checkFolder(options: ScanOptions): Promise<FolderEnd> {
  return readFolder(options, async () => undefined);
}

/** The most bad lines copied to quarantine; thousands would delay a start. All of them also stay in place. */
const mostCopies = 100;

/**
 * Reads every line in one device's folder in order and passes it to the listener; damaged lines are copied to
 * quarantine and skipped.
 */
export function scanFolder(options: ScanOptions): Promise<FolderEnd> {
  const { disk, journal, folder } = options;
  let copies = 0;
  return readFolder(options, async (line) => {
    copies += 1;
    if (copies <= mostCopies) await quarantine(disk, join(journal, folder), line);
  });
}

interface Segment {
  readonly segment: number;
  readonly file: SegmentFile;
  /** Where its first line to read starts. */
  readonly from: number;
}

async function readFolder(
  { disk, journal, folder, listener, after, rest = createSlices(), wanted }: ScanOptions,
  quarantineLine: (line: BadLine) => Promise<void>,
): Promise<FolderEnd> {
  const device = deviceOfFolder(folder);
  const chain = createChain(folder === device, after?.tip);
  const linesOf = ({ segment, file, from }: Segment) => {
    const belongs = (head: CommitHead) => head.device === device && chain.canReach(head.seq, segment);
    return segmentLines(file, { folder, segment, from }, { belongs, rest, wanted });
  };
  const report = createSegmentReporter(chain, listener, quarantineLine);
  const files = openFiles();
  let end = emptyFolder;
  let held: Segment | undefined;
  try {
    for (const segment of await segmentNumbers(disk, join(journal, folder))) {
      if (after && segment < after.segment) continue;
      const file = await files.opened(openSegment(disk, join(journal, folder, segmentName(segment))));
      if (!file) continue;
      const { length, isUnfinished: unfinished, endsWithLine } = file;
      end = { segment, length, unfinished, endsWithLine };
      const next = { segment, file, from: segment === after?.segment ? after.length : 0 };
      if (held && length > 0) await report(linesOf(held), held, await firstHead(linesOf(next)));
      await files.close(length > 0 ? held?.file : file);
      if (length > 0) held = next;
    }
    if (held) await report(linesOf(held), held, undefined);
  } finally {
    await files.closeAll();
  }
  return { ...end, tip: chain.tip() };
}

/** Which segments are open: the one being read, and the one whose first line tells where that ends. */
function openFiles() {
  const files = new Set<SegmentFile>();

  async function close(file: SegmentFile | undefined): Promise<void> {
    if (file && files.delete(file)) await file.close();
  }

  return {
    opened: async (opening: Promise<SegmentFile | undefined>) => {
      const file = await opening;
      if (file) files.add(file);
      return file;
    },
    close,
    closeAll: async () => {
      for (const file of [...files]) await close(file);
    },
  };
}

type Lines = AsyncGenerator<PlacedCommit | BadLine>;

/** The head of a segment's first intact line, which tells where the previous segment ends. */
async function firstHead(lines: Lines): Promise<CommitHead | undefined> {
  for await (const line of lines) if (!isBad(line)) return line.head;
  return undefined;
}

/** The numbers of the segments in a folder. */
export async function segmentNumbers(disk: Disk, path: string): Promise<number[]> {
  const names = await listIfThere(disk, path);
  return names.map(segmentNumber).filter((number) => number !== undefined);
}

/** Reports the lines of one segment after another, up to where the next segment says that it ends. */
function createSegmentReporter(chain: Chain, listener: ScanListener, keep: (line: BadLine) => Promise<void>) {
  function tellCommit(commit: PlacedCommit): void {
    const { head, position, events, isFramed } = commit;
    const order = chain.add(commit);
    const targets = [...new Set(head.events.map(({ on }) => on))];
    if (order === 'repeated') {
      listener.report({ kind: 'repeated-line', position, targets });
      return;
    }
    if (order === 'behind-a-gap') listener.report({ kind: 'missing-before', position, seq: head.seq, targets: [] });
    events.forEach((event, index) => {
      if (event.state === 'damaged')
        listener.report({ kind: 'damaged-event', position, index, targets: targetOf(head, index) });
    });
    if (!isFramed) listener.report({ kind: 'damaged-frame', position, targets });
    listener.commit(commit);
  }

  return async function reportLines(
    lines: Lines,
    { segment, from }: Segment,
    next: CommitHead | undefined,
  ): Promise<void> {
    const before = chain.tip();
    // Lines that were read before may already have reached the end.
    let isOver = from > 0 && before?.position.segment === segment && before.sum === next?.prev;
    for await (const line of lines) {
      // A line replaced by the first line of the next segment never counted, nor did those after it.
      if (isOver || (!isBad(line) && line.head.seq === next?.seq && line.head.prev === next.prev)) {
        listener.report({ kind: 'never-acknowledged', position: line.position, targets: [] });
        return;
      }
      if (isBad(line)) {
        await keep(line);
        const { position, bytes, isSealed } = line;
        const { targets, numbers } = readablePartsOf(bytes);
        if (isSealed) listener.report({ kind: isNewerLine(bytes) ? 'newer-line' : 'untrue-line', position, targets });
        else listener.report({ kind: 'damaged-line', position, targets, numbers });
      } else {
        tellCommit(line);
        isOver = line.sum === next?.prev;
      }
    }
  };
}

/** Copies unreadable bytes to quarantine once, named after their position; a crash may have left a partial copy. */
export async function quarantine(
  disk: Disk,
  path: string,
  { position, bytes }: Omit<BadLine, 'isSealed'>,
): Promise<void> {
  const folder = await quarantineFolder(disk, path);
  const copy = join(folder, `${String(position.segment).padStart(6, '0')}-${position.offset}`);
  if ((await readIfThere(disk, copy))?.equals(bytes)) return;
  const file = await disk.open(copy, 'replace');
  try {
    await writeFully(file, bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await disk.syncFolder(folder);
}

/** An unrelated file of this name must not prevent the copy. */
async function quarantineFolder(disk: Disk, path: string): Promise<string> {
  const folder = join(path, 'quarantine');
  try {
    await disk.makeFolder(folder);
    return folder;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    await disk.makeFolder(`${folder}-2`);
    return `${folder}-2`;
  }
}
