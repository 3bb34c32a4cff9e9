import { join } from 'node:path';
import { type JournalStart, readJournalStart } from '../journal/journal-start.ts';
import { type Disk, errorCode } from '../platform/disk.ts';
import { type DeskFile, type DeskFileLocation, readDeskFile } from './identity.ts';

/** The condition of the desk in a folder, found without writing anything. */
export type DeskCondition =
  /** No desk, and no trace of one. */
  | { readonly kind: 'none' }
  /** An interrupted set-up or sample, which was never confirmed. */
  | { readonly kind: 'begun'; readonly file: DeskFile }
  | { readonly kind: 'desk'; readonly file: DeskFile }
  | { readonly kind: 'newer' }
  /** An intact journal without a readable desk file. */
  | { readonly kind: 'no-file'; readonly foundingSum: string; readonly missing: readonly string[] }
  /** There was a desk, and the beginning of its journal, or all of it, is missing. */
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] };

export async function conditionOf(location: DeskFileLocation): Promise<DeskCondition> {
  const { disk, folder } = location;
  const [names, file, journal] = await Promise.all([
    namesIn(disk, folder),
    deskFileIn(location),
    readJournalStart(disk, join(folder, 'journal')),
  ]);
  if (file === 'newer' || journal.isNewer) return { kind: 'newer' };
  if (file && isBegun(file, journal)) return { kind: 'begun', file };
  const isThere = journal.kind === 'begun' || (journal.kind === 'unclear' && journal.hasLines);
  if (file && isThere) return { kind: 'desk', file };
  if (!file && journal.foundingSum !== undefined) {
    return { kind: 'no-file', foundingSum: journal.foundingSum, missing: ['desk.json'] };
  }
  if (!file && !journal.hasSegments && !(await hasDeskContents(disk, folder, names))) return { kind: 'none' };
  return { kind: 'incomplete', missing: [...(file ? [] : ['desk.json']), ...missingOf(journal)] };
}

/** A person's own desk counts as interrupted only until it is confirmed; a sample, until its last ticket exists. */
function isBegun({ isUnfinished, isSample }: DeskFile, { hasLines }: JournalStart): boolean {
  return isUnfinished && (isSample || !hasLines);
}

function missingOf({ kind, missing }: JournalStart): readonly string[] {
  return kind === 'none' ? ['journal'] : missing.map((path) => `journal/${path}`);
}

async function deskFileIn(location: DeskFileLocation): Promise<DeskFile | 'newer' | undefined> {
  try {
    return await readDeskFile(location);
  } catch (error) {
    if (errorCode(error) === 'EISDIR') return undefined; // A folder of that name is not a desk file.
    throw error;
  }
}

/** What only a complete desk has beside its journal: its launcher file, secrets, drafts and attachments. */
async function hasDeskContents(disk: Disk, folder: string, names: readonly string[]): Promise<boolean> {
  if (names.some((name) => /^(?:desk|secrets|recovery)\.json(?:\.previous)?$|\.deskside$/.test(name))) return true;
  const drafts = await namesIn(disk, join(folder, 'drafts'));
  const blobs = await namesIn(disk, join(folder, 'blobs'));
  return drafts.some((name) => name.endsWith('.json')) || blobs.some((name) => /^[0-9a-f]{2}$/.test(name));
}

async function namesIn(disk: Disk, path: string): Promise<readonly string[]> {
  try {
    return await disk.list(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}
