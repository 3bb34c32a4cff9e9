import { join } from 'node:path';
import { type Disk, listIfThere, writeFully } from '../platform/disk.ts';
import { type DecodeLine, decodeCommit } from './line.ts';
import type { JournalReport } from './report.ts';
import {
  type BadLine,
  completeLength,
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
}

/** A device's folder is named after it; the second history of a copied device has `~` and the start of a sum behind. */
export function deviceOfFolder(folder: string): string {
  return folder.split('~', 1)[0] ?? folder;
}

/** Reads a device's folder without writing anything, not even what is damaged to quarantine. */
export function checkFolder(disk: Disk, journal: string, folder: string, listener: ScanListener): Promise<FolderEnd> {
  return readFolder(disk, journal, folder, decodeCommit, listener, async () => undefined);
}

/** Reads every line in one device's folder in order and tells the listener; damage is kept aside and passed over. */
export function scanFolder(
  disk: Disk,
  journal: string,
  folder: string,
  decode: DecodeLine,
  listener: ScanListener,
): Promise<FolderEnd> {
  return readFolder(disk, journal, folder, decode, listener, (line) => quarantine(disk, join(journal, folder), line));
}

async function readFolder(
  disk: Disk,
  journal: string,
  folder: string,
  decode: DecodeLine,
  listener: ScanListener,
  keep: (line: BadLine) => Promise<void>,
): Promise<FolderEnd> {
  const device = deviceOfFolder(folder);
  const linesOf = ({ segment, bytes }: Segment) =>
    readSegment(bytes, folder, segment, (head) => head.device === device, decode);
  const tell = createTeller(listener, keep);
  let end: FolderEnd = { segment: 0, length: 0, unfinished: false };
  let held: Segment | undefined;
  for (const segment of await segmentNumbers(disk, join(journal, folder))) {
    const bytes = await disk.read(join(journal, folder, segmentName(segment)));
    const length = completeLength(bytes);
    end = { segment, length, unfinished: length < bytes.length };
    if (length === 0) continue;
    const next = { segment, bytes };
    if (held) await tell(linesOf(held), firstPrev(linesOf(next)));
    held = next;
  }
  if (held) await tell(linesOf(held), undefined);
  return end;
}

interface Segment {
  readonly segment: number;
  readonly bytes: Buffer;
}

type Lines = Generator<PlacedCommit | BadLine>;

/** What the first good line of a segment follows: there the segment before it ends. */
function firstPrev(lines: Lines): string | undefined {
  for (const line of lines) if (!isBad(line)) return line.head.prev;
  return undefined;
}

async function segmentNumbers(disk: Disk, path: string): Promise<number[]> {
  const names = await listIfThere(disk, path);
  return names.map(segmentNumber).filter((number) => number !== undefined);
}

/** Tells of the lines of one segment after another, as far as the next segment says that this one counts. */
function createTeller(listener: ScanListener, keep: (line: BadLine) => Promise<void>) {
  let expected = { seq: 1, prev: '' };

  function tellCommit(commit: PlacedCommit): void {
    const { head, sum, position, events } = commit;
    const follows = head.seq === expected.seq && head.prev === expected.prev;
    if (!follows) listener.report({ kind: 'missing-before', position, seq: head.seq });
    events.forEach((event, index) => {
      if (event.state === 'damaged') listener.report({ kind: 'damaged-event', position, index });
    });
    expected = { seq: head.seq + 1, prev: sum };
    listener.commit(commit);
  }

  return async function tell(lines: Lines, nextPrev: string | undefined): Promise<void> {
    let isOver = false;
    for (const line of lines) {
      if (isOver) {
        listener.report({ kind: 'never-acknowledged', position: line.position });
        return;
      }
      if (isBad(line)) {
        await keep(line);
        listener.report({ kind: 'damaged-line', position: line.position });
      } else {
        tellCommit(line);
        isOver = line.sum === nextPrev;
      }
    }
  };
}

/** Keeps a copy of bytes that could not be read, named after their place, once. */
export async function quarantine(disk: Disk, path: string, { position, bytes }: BadLine): Promise<void> {
  const folder = join(path, 'quarantine');
  const name = `${String(position.segment).padStart(6, '0')}-${position.offset}`;
  if ((await listIfThere(disk, folder)).includes(name)) return;
  await disk.makeFolder(folder);
  const file = await disk.open(join(folder, name), 'replace');
  try {
    await writeFully(file, bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}
