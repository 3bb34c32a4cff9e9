import { join } from 'node:path';
import { type Disk, isFolder, listIfThere } from '../platform/disk.ts';
import { createSlices, type Rest } from '../platform/in-slices.ts';
import { createJournalMarker } from './journal-marker.ts';
import type { Wanted } from './line.ts';
import type { JournalMark } from './mark.ts';
import { readablePartsOf } from './readable-parts.ts';
import { createReader } from './reader.ts';
import {
  checkFolder,
  deviceOfFolder,
  emptyFolder,
  type FolderEnd,
  quarantine,
  type ScanListener,
  scanFolder,
} from './scan.ts';
import { type PlacedCommit, type Position, segmentName } from './segment.ts';
import { readUpTo } from './unchanged.ts';
import { createWriter, type Writer } from './writer.ts';

/**
 * The desk's journal: one folder of append-only lines per device. Operations are only written to our own device's
 * folder.
 */
export interface Journal {
  /** Appends lines of our own device; see `Writer`. */
  readonly append: (lines: readonly Buffer[]) => Promise<readonly Position[]>;
  /** Appends lines of another device to our copy of its folder. */
  readonly appendCopy: (folder: string, lines: readonly Buffer[]) => Promise<readonly Position[]>;
  readonly read: (position: Position) => Promise<Buffer>;
  /** How the journal looks at the moment of the call, for `readTail`; undefined if another program has changed it. */
  readonly mark: () => Promise<JournalMark | undefined>;
  readonly close: () => Promise<void>;
}

export interface OpenJournalOptions {
  readonly disk: Disk;
  /** The `journal` folder of a desk. */
  readonly path: string;
  readonly device: string;
  /** Runs before each write and throws if this process may no longer write. */
  readonly guard: () => Promise<void>;
  /** Whether the last process here died: then the next line begins a new segment. */
  readonly startNewSegment: boolean;
  readonly listener: ScanListener;
  /** Lets other tasks run between two lines; if it throws, opening ends. */
  readonly rest?: Rest | undefined;
  /** Which events are read; all by default. */
  readonly wanted?: Wanted | undefined;
}

/**
 * Reads the whole journal, passes every commit to the listener (those of each device in order), and opens it for
 * writing.
 */
export async function openJournal(options: OpenJournalOptions): Promise<Journal> {
  const { disk, path, listener, rest, wanted } = options;
  const ends = new Map<string, FolderEnd>();
  for (const folder of await deviceFolders(disk, path)) {
    ends.set(folder, await scanFolder({ disk, journal: path, folder, listener, rest, wanted }));
  }
  return openForWriting(options, ends, {});
}

/** The lines that were added to a journal since it was marked. */
export interface JournalTail {
  /** In the order of each folder. */
  readonly commits: readonly PlacedCommit[];
  /** Opens the journal for writing; an incomplete last line of ours is cut off and reported. */
  readonly open: () => Promise<Journal>;
}

/**
 * Reads only the lines that were added to a journal since it was marked. Undefined, without a report and without a change
 * on the disk, if more has happened than that lines were added, or if there are more of them than `most`.
 */
export async function readTail(
  options: OpenJournalOptions,
  mark: JournalMark,
  most: number,
): Promise<JournalTail | undefined> {
  const { disk, path } = options;
  const folders = await deviceFolders(disk, path);
  const before = await readUpTo(disk, path, folders, mark);
  if (!before) return undefined;
  const ends = new Map<string, FolderEnd>();
  const commits: PlacedCommit[] = [];
  let isSound = true;
  const stop = () => {
    isSound = false;
  };
  const listener = {
    commit: (placed: PlacedCommit) => (commits.length < most ? void commits.push(placed) : stop()),
    report: stop,
  };
  const rest = createSlices();
  const restIfSound = () => {
    if (!isSound) throw new NotATail();
    return rest();
  };
  try {
    for (const folder of folders) {
      const after = before.get(folder);
      if (after && !after.hasMore) {
        ends.set(folder, { ...after, unfinished: false, endsWithLine: true });
        continue;
      }
      ends.set(folder, await checkFolder({ disk, journal: path, folder, after, listener, rest: restIfSound }));
    }
  } catch (error) {
    if (error instanceof NotATail) return undefined;
    throw error;
  }
  return isSound ? { commits, open: () => openForWriting(options, ends, mark) } : undefined;
}

class NotATail extends Error {}

async function openForWriting(
  { disk, path, device, guard, startNewSegment, listener }: OpenJournalOptions,
  ends: ReadonlyMap<string, FolderEnd>,
  mark: JournalMark,
): Promise<Journal> {
  for (const [folder, end] of ends) {
    const position = { folder, segment: end.segment, offset: end.length, length: 0 };
    if (end.unfinished && folder !== device)
      listener.report({ kind: 'torn-tail', position, mayBeConfirmed: true, targets: [] });
  }
  const ownEnd = await withoutTornTail(disk, path, device, ends.get(device), (position, bytes) => {
    // A process that released the folder in order had confirmed everything it wrote.
    const { targets } = readablePartsOf(bytes);
    listener.report({ kind: 'torn-tail', position, mayBeConfirmed: !startNewSegment, targets });
  });
  const own = createWriter(disk, path, device, ownEnd, startNewSegment || !ownEnd.endsWithLine);
  const copies = new Map<string, Writer>();
  const reader = createReader(disk, path);
  const marks = createJournalMarker({ disk, path, ends, mark, read: reader.read });

  function copyWriter(folder: string): Writer {
    const known = copies.get(folder);
    if (known) return known;
    // A copy that ends in an incomplete line continues in a new segment; the rest will be delivered again as a whole
    // line.
    const end = ends.get(folder) ?? emptyFolder;
    const writer = createWriter(disk, path, folder, end, end.unfinished || !end.endsWithLine);
    copies.set(folder, writer);
    return writer;
  }

  return {
    append: async (lines) => {
      await guard();
      return marks.appended(await own.append(lines));
    },
    appendCopy: async (folder, lines) => {
      await guard();
      return marks.appended(await copyWriter(folder).append(lines));
    },
    read: reader.read,
    mark: marks.mark,
    close: async () => {
      await own.close();
      for (const writer of copies.values()) await writer.close();
      await reader.close();
    },
  };
}

/**
 * The journal's folders that belong to devices, including second histories. Files and dangling links are not counted.
 */
export async function deviceFolders(disk: Disk, path: string): Promise<string[]> {
  const folders: string[] = [];
  for (const name of await listIfThere(disk, path)) {
    const isName = /^[a-z0-9][a-z0-9-]{0,39}(~[\w-]{8})?$/.test(name) && deviceOfFolder(name) !== '';
    if (isName && (await isFolder(disk, join(path, name)))) folders.push(name);
  }
  return folders;
}

/** An incomplete last line is moved to quarantine and cut off, so that the next line does not continue it. */
async function withoutTornTail(
  disk: Disk,
  path: string,
  device: string,
  end: FolderEnd | undefined,
  report: (position: Position, bytes: Buffer) => void,
): Promise<FolderEnd> {
  if (!end?.unfinished) return end ?? emptyFolder;
  const position = { folder: device, segment: end.segment, offset: end.length, length: 0 };
  const file = await disk.open(join(path, device, segmentName(end.segment)), 'append');
  let bytes: Buffer;
  try {
    bytes = await file.readAt(end.length, (await file.size()) - end.length);
    await quarantine(disk, join(path, device), { position, bytes });
    await file.truncate(end.length);
    await file.datasync();
  } finally {
    await file.close();
  }
  report(position, bytes);
  return { ...end, unfinished: false };
}
