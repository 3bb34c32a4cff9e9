import { join } from 'node:path';
import { type Disk, errorCode, listIfThere, noFile, readIfThere, writeFully } from '../platform/disk.ts';
import { type Chain, createChain } from './chain.ts';
import { type CommitHead, isNewerLine } from './line.ts';
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

/** Where a device's folder ends: the segment to go on with, and how long its good part is. */
export interface FolderEnd {
  readonly segment: number;
  readonly length: number;
  readonly unfinished: boolean;
  /** Whether another line can be written behind the last one. */
  readonly endsWithLine: boolean;
}

export const emptyFolder: FolderEnd = { segment: 0, length: 0, unfinished: false, endsWithLine: true };

/** A device's folder is named after it; the second history of a copied device has `~` and the start of a sum behind. */
export function deviceOfFolder(folder: string): string {
  return folder.split('~', 1)[0] ?? folder;
}

/** Reads a device's folder without writing anything, not even what is damaged to quarantine. */
export function checkFolder(disk: Disk, journal: string, folder: string, listener: ScanListener): Promise<FolderEnd> {
  return readFolder(disk, journal, folder, listener, async () => undefined);
}

/** Copies that are made of bad lines: thousands would hold up a start. All of them stay where they are anyway. */
const mostCopies = 100;

/** Reads every line in one device's folder in order and tells the listener; damage is kept aside and passed over. */
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
  const report = createTeller(chain, listener, quarantineLine);
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

/** The head of a segment's first good line: where it goes on from, the segment before it ends. */
function firstHead(lines: Lines): CommitHead | undefined {
  for (const line of lines) if (!isBad(line)) return line.head;
  return undefined;
}

async function segmentNumbers(disk: Disk, path: string): Promise<number[]> {
  const names = await listIfThere(disk, path);
  return names.map(segmentNumber).filter((number) => number !== undefined);
}

/** Nothing where something else bears the name of a segment: a folder, a device, or a link that leads nowhere. */
async function readSegmentFile(disk: Disk, path: string): Promise<Buffer | undefined> {
  try {
    return await disk.read(path);
  } catch (error) {
    if (noFile.has(errorCode(error))) return undefined;
    throw error;
  }
}

/** Tells of the lines of one segment after another, as far as the next segment says that this one counts. */
function createTeller(chain: Chain, listener: ScanListener, keep: (line: BadLine) => Promise<void>) {
  function tellCommit(commit: PlacedCommit): void {
    const { head, position, events, isFramed } = commit;
    const place = chain.add(commit);
    const targets = [...new Set(head.events.map(({ on }) => on))];
    if (place === 'repeated') {
      listener.report({ kind: 'repeated-line', position, targets });
      return;
    }
    if (place === 'behind-a-gap') listener.report({ kind: 'missing-before', position, seq: head.seq, targets: [] });
    events.forEach((event, index) => {
      if (event.state === 'damaged')
        listener.report({ kind: 'damaged-event', position, index, targets: targetOf(head, index) });
    });
    if (!isFramed) listener.report({ kind: 'damaged-frame', position, targets });
    listener.commit(commit);
  }

  return async function tell(lines: Lines, next: CommitHead | undefined): Promise<void> {
    let isOver = false;
    for (const line of lines) {
      // A line that the next segment's first one stands in for never counted, nor did those behind it.
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

/** Keeps a copy of bytes that could not be read, named after their place, once; a crash may have left half of it. */
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

/** A file of this name that is none of ours keeps nothing from being set aside. */
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
