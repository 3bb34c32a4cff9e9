import { join } from 'node:path';
import { type Disk, errorCode, listIfThere, noFile } from '../platform/disk.ts';
import { longestLine } from './head.ts';
import { deviceFolders } from './journal.ts';
import { decodeCommit, isNewerLine } from './line.ts';
import { isWhole, segmentName, segmentNumber } from './segment.ts';

/** How a journal begins and ends, read without writing anything. */
export interface JournalStart {
  /**
   * `begun`: the line that created the desk is there. `unclear`: something unreadable is in its place. `lost`: it is
   * missing. `none`: there is no journal.
   */
  readonly kind: 'begun' | 'unclear' | 'lost' | 'none';
  /** The checksum of the line that created the desk, if it is there. */
  readonly foundingSum: string | undefined;
  readonly hasLines: boolean;
  /** Whether a newer version of Deskside has written here. */
  readonly isNewer: boolean;
  /** Whether the journal has any file, readable or not. */
  readonly hasSegments: boolean;
  /** What is missing, empty or damaged before the first readable line, as paths within the journal. */
  readonly missing: readonly string[];
}

interface FolderBeginning {
  readonly first: FirstLine | undefined;
  /** Whether the first segment holds any bytes. */
  readonly isFilled: boolean;
  readonly hasSegments: boolean;
  readonly isNewer: boolean;
  readonly missing: readonly string[];
}

interface FirstLine {
  readonly seq: number;
  readonly op: string;
  readonly sum: string;
}

export async function readJournalStart(disk: Disk, journal: string): Promise<JournalStart> {
  const folders: FolderBeginning[] = [];
  for (const folder of await deviceFolders(disk, journal)) folders.push(await folderBeginning(disk, journal, folder));
  const founding = folders.find(({ first }) => first?.seq === 1 && first.op === 'desk.found')?.first;
  return {
    kind: founding ? 'begun' : kindWithoutFounding(folders),
    foundingSum: founding?.sum,
    hasLines: folders.some(({ first }) => first !== undefined),
    hasSegments: folders.some(({ hasSegments }) => hasSegments),
    isNewer: folders.some(({ isNewer }) => isNewer),
    missing: folders.flatMap(({ missing }) => missing),
  };
}

function kindWithoutFounding(folders: readonly FolderBeginning[]): JournalStart['kind'] {
  if (folders.some(({ isFilled }) => isFilled)) return 'unclear';
  return folders.length === 0 ? 'none' : 'lost';
}

async function folderBeginning(disk: Disk, journal: string, folder: string): Promise<FolderBeginning> {
  const path = join(journal, folder);
  const present = (await listIfThere(disk, path)).map(segmentNumber).filter((number) => number !== undefined);
  const missing: string[] = [];
  let first: FirstLine | undefined;
  let isFilled = false;
  for (const segment of new Set([1, ...present])) {
    const { line, isEmpty } = await firstLineOf(disk, join(path, segmentName(segment)));
    isFilled ||= segment === 1 && !isEmpty;
    first = line;
    if (first) break;
    missing.push(`${folder}/${segmentName(segment)}`);
  }
  const isNewer = await endsNewer(disk, path, present.at(-1));
  return { first, isFilled, hasSegments: present.length > 0, missing, isNewer };
}

/** Nearly every line is shorter than this. */
const usually = 64 * 1024;

/** The first readable line; almost always the first line of all. */
async function firstLineOf(disk: Disk, path: string): Promise<{ line?: FirstLine; isEmpty: boolean }> {
  const line = lineAt(await readPart(disk, path, () => 0, usually));
  if (line) return { line, isEmpty: false };
  const start = await readPart(disk, path, () => 0, longestLine);
  const longLine = lineAt(start);
  if (longLine) return { line: longLine, isEmpty: false };
  const bytes = start.length < longestLine ? start : await disk.read(path);
  if (bytes.every((byte) => byte === 0)) return { isEmpty: true };
  for (const at of lineStarts(bytes)) {
    const later = lineAt(bytes.subarray(at, at + longestLine));
    if (later) return { line: later, isEmpty: false };
  }
  return { isEmpty: false };
}

function lineAt(bytes: Buffer): FirstLine | undefined {
  const commit = bytes[0] === brace ? decodeCommit(bytes) : undefined;
  if (!commit || !(isWhole(commit) || bytes.includes(newline))) return undefined;
  return { seq: commit.head.seq, op: commit.head.op, sum: commit.sum };
}

const newline = 0x0a;
const brace = 0x7b;

function* lineStarts(bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) yield at + 1;
}

/** A newer version appends to what older ones wrote, so the last line shows whether one was here. */
async function endsNewer(disk: Disk, path: string, segment: number | undefined): Promise<boolean> {
  if (segment === undefined) return false;
  for (const most of [usually, 2 * longestLine]) {
    const end = await readPart(disk, join(path, segmentName(segment)), (size) => Math.max(0, size - most), most);
    const starts = [0, ...lineStarts(end)].slice(-2);
    // Where the first of them started may not have been read.
    if (!starts.includes(0) || most > usually) return starts.some((at) => isNewerLine(end.subarray(at)));
  }
  return false;
}

/** Something that is not a file, such as a dangling link, counts as empty. */
async function readPart(disk: Disk, path: string, from: (size: number) => number, length: number): Promise<Buffer> {
  try {
    const file = await disk.open(path, 'read');
    try {
      return await file.readAt(from(await file.size()), length);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (noFile.has(errorCode(error))) return Buffer.alloc(0);
    throw error;
  }
}
