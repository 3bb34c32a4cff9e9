import { join } from 'node:path';
import { type Disk, errorCode, listIfThere, noFile, readIfThere, writeFully } from '../platform/disk.ts';
import { type Chain, createChain } from './chain.ts';
import type { CommitHead } from './head.ts';
import { isNewerLine } from './line.ts';
import { readablePartsOf } from './readable-parts.ts';
import { type JournalReport, targetOf } from './report.ts';
import {
  type BadLine,
  completeLength,
  endsWithLine,
  isBad,
  type PlacedCommit,
  readSegment,
  segmentName,
  segmentNumber,
} from './segment.ts';

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
}

export const emptyFolder: FolderEnd = { segment: 0, length: 0, unfinished: false, endsWithLine: true };

/**
 * A device's folder is named after it; for the second history of a copied device, `~` and the start of a checksum
 * follow.
 */
export function deviceOfFolder(folder: string): string {
  return folder.split('~', 1)[0] ?? folder;
}

/** Reads a device's folder without writing anything, not even to quarantine. */
export function checkFolder(disk: Disk, journal: string, folder: string, listener: ScanListener): Promise<FolderEnd> {
  return readFolder(disk, journal, folder, listener, async () => undefined);
}

/** The most bad lines copied to quarantine; thousands would delay a start. All of them also stay in place. */
const mostCopies = 100;

/**
 * Reads every line in one device's folder in order and passes it to the listener; damaged lines are copied to
 * quarantine and skipped.
 */
export function scanFolder(disk: Disk, journal: string, folder: string, listener: ScanListener): Promise<FolderEnd> {
  let copies = 0;
  return readFolder(disk, journal, folder, listener, async (line) => {
    copies += 1;
    if (copies <= mostCopies) await quarantine(disk, join(journal, folder), line);
  });
}

async function readFolder(
  disk: Disk,
  journal: string,
  folder: string,
  listener: ScanListener,
  quarantineLine: (line: BadLine) => Promise<void>,
): Promise<FolderEnd> {
  const device = deviceOfFolder(folder);
  const chain = createChain(folder === device);
  const linesOf = ({ segment, bytes }: Segment) =>
    readSegment(bytes, folder, segment, (head) => head.device === device && chain.canReach(head.seq, segment));
  const report = createSegmentReporter(chain, listener, quarantineLine);
  let end = emptyFolder;
  let held: Segment | undefined;
  for (const segment of await segmentNumbers(disk, join(journal, folder))) {
    const bytes = await readSegmentFile(disk, join(journal, folder, segmentName(segment)));
    if (!bytes) continue;
    const length = completeLength(bytes);
    const complete = bytes.subarray(0, length);
    end = { segment, length, unfinished: length < bytes.length, endsWithLine: endsWithLine(complete) };
    if (length === 0) continue;
    const next = { segment, bytes };
    if (held) await report(linesOf(held), firstHead(linesOf(next)));
    held = next;
  }
  if (held) await report(linesOf(held), undefined);
  return end;
}

interface Segment {
  readonly segment: number;
  readonly bytes: Buffer;
}

type Lines = Generator<PlacedCommit | BadLine>;

/** The head of a segment's first intact line, which tells where the previous segment ends. */
function firstHead(lines: Lines): CommitHead | undefined {
  for (const line of lines) if (!isBad(line)) return line.head;
  return undefined;
}

async function segmentNumbers(disk: Disk, path: string): Promise<number[]> {
  const names = await listIfThere(disk, path);
  return names.map(segmentNumber).filter((number) => number !== undefined);
}

/** Undefined if something else has the name of a segment: a folder, a device file, or a dangling link. */
async function readSegmentFile(disk: Disk, path: string): Promise<Buffer | undefined> {
  try {
    return await disk.read(path);
  } catch (error) {
    if (noFile.has(errorCode(error))) return undefined;
    throw error;
  }
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

  return async function reportLines(lines: Lines, next: CommitHead | undefined): Promise<void> {
    let isOver = false;
    for (const line of lines) {
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
