import { join } from 'node:path';
import { type Disk, listIfThere, writeFully } from '../platform/disk.ts';
import type { JournalReport } from './report.ts';
import {
  type BadLine,
  type PlacedCommit,
  type ScannedSegment,
  scanSegment,
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
  return readFolder(disk, journal, folder, listener, async () => undefined);
}

/** Reads every line in one device's folder in order and tells the listener; damage is kept aside and passed over. */
export function scanFolder(disk: Disk, journal: string, folder: string, listener: ScanListener): Promise<FolderEnd> {
  return readFolder(disk, journal, folder, listener, (line) => quarantine(disk, join(journal, folder), line));
}

async function readFolder(
  disk: Disk,
  journal: string,
  folder: string,
  listener: ScanListener,
  keep: (line: BadLine) => Promise<void>,
): Promise<FolderEnd> {
  const numbers = await segmentNumbers(disk, join(journal, folder));
  const device = deviceOfFolder(folder);
  let held: ScannedSegment | undefined;
  let end: FolderEnd = { segment: 0, length: 0, unfinished: false };
  const emit = createEmitter(listener, keep);
  for (const segment of numbers) {
    const bytes = await disk.read(join(journal, folder, segmentName(segment)));
    const scanned = scanSegment(bytes, folder, segment, (head) => head.device === device);
    end = { segment, length: bytes.length - scanned.unfinished.length, unfinished: scanned.unfinished.length > 0 };
    if (scanned.commits.length === 0 && scanned.bad.length === 0) continue;
    if (held) await emit(held, scanned.commits[0]?.head.prev);
    held = scanned;
  }
  if (held) await emit(held, undefined);
  return end;
}

async function segmentNumbers(disk: Disk, path: string): Promise<number[]> {
  const names = await listIfThere(disk, path);
  return names.map(segmentNumber).filter((number) => number !== undefined);
}

/** Hands out the commits of one segment after another, as far as the next segment says that this one counts. */
function createEmitter(listener: ScanListener, keep: (line: BadLine) => Promise<void>) {
  let expected = { seq: 1, prev: '' };

  return async function emit({ commits, bad }: ScannedSegment, nextPrev: string | undefined): Promise<void> {
    for (const line of bad) {
      await keep(line);
      listener.report({ kind: 'damaged-line', position: line.position });
    }
    const last = nextPrev === undefined ? -1 : commits.findIndex(({ sum }) => sum === nextPrev);
    const counted = last < 0 ? commits : commits.slice(0, last + 1);
    const left = commits[counted.length];
    if (left) listener.report({ kind: 'never-acknowledged', position: left.position });
    for (const commit of counted) {
      const { head, sum, position, events } = commit;
      const follows = head.seq === expected.seq && head.prev === expected.prev;
      if (!follows) listener.report({ kind: 'missing-before', position, seq: head.seq });
      events.forEach((event, index) => {
        if (event.state === 'damaged') listener.report({ kind: 'damaged-event', position, index });
      });
      expected = { seq: head.seq + 1, prev: sum };
      listener.commit(commit);
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
