import { basename, dirname, join } from 'node:path';
import type { DocumentDamage } from '../../shared/bridge/document-report.ts';
import { type Disk, errorCode, listIfThere } from './disk.ts';
import type { DocumentFault, OnDocumentFault } from './document-fault.ts';
import { unsealed } from './sealed-json.ts';

/** Parses the content of a file; undefined if it is not a document of this kind. */
export type ParseDocument<Data> = (data: unknown) => Data | undefined;

/** One file of a document, as it was found. */
export type Generation<Data> =
  | { readonly kind: 'whole'; readonly file: string; readonly data: Data }
  | { readonly kind: 'none'; readonly file: string }
  | { readonly kind: 'faulty'; readonly file: string; readonly damage: DocumentDamage; readonly error?: unknown };

/** A document's newest generation and the one before; `next` is one that is being written. */
export interface Generations<Data> {
  readonly newest: Generation<Data>;
  readonly next: Generation<Data>;
  readonly older: Generation<Data>;
}

export function generationFiles(path: string) {
  return { newest: path, next: `${path}.new`, older: `${path}.previous` } as const;
}

export async function readGenerations<Data>(
  disk: Disk,
  path: string,
  parse: ParseDocument<Data>,
): Promise<Generations<Data>> {
  const files = generationFiles(path);
  const [newest, next, older] = await Promise.all([
    readGeneration(disk, files.newest, parse),
    readGeneration(disk, files.next, parse),
    readGeneration(disk, files.older, parse),
  ]);
  return { newest, next, older };
}

async function readGeneration<Data>(disk: Disk, file: string, parse: ParseDocument<Data>): Promise<Generation<Data>> {
  try {
    const text = (await readWithRetry(disk, file)).toString('utf8');
    if (text === '') return { kind: 'faulty', file, damage: 'empty' };
    const found = unsealed(text);
    if (!found) return { kind: 'faulty', file, damage: 'damaged' };
    const data = parse(found.data);
    return data === undefined ? { kind: 'faulty', file, damage: 'misfit' } : { kind: 'whole', file, data };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return { kind: 'none', file };
    if (code === 'EISDIR') return { kind: 'faulty', file, damage: 'folder' };
    if (code === 'EFTYPE' || code === 'ELOOP') return { kind: 'faulty', file, damage: 'no-file' };
    if (code === 'EFBIG') return { kind: 'faulty', file, damage: 'damaged' };
    if (refusals.has(code)) return { kind: 'faulty', file, damage: 'unreadable', error };
    throw error;
  }
}

/**
 * Error codes that concern a single file. Others, such as a drive that does not answer, say nothing about this file.
 */
const refusals: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EIO']);

/** A drive may fail temporarily; using an older generation then would lose data. */
async function readWithRetry(disk: Disk, file: string): Promise<Buffer> {
  try {
    return await disk.read(file);
  } catch (error) {
    if (errorCode(error) !== 'EIO') throw error;
    return disk.read(file);
  }
}

export function usedOf<Data>({ newest, next, older }: Generations<Data>) {
  return [newest, next, older].find((one) => one.kind === 'whole');
}

/** What is wrong with a document, and which generation is used. */
export function faultsOf<Data>(document: string, found: Generations<Data>): DocumentFault[] {
  const { newest, next, older } = found;
  const used = usedOf(found);
  const instead = used === undefined ? 'nothing' : used === older ? 'older' : 'newest';
  const damages = [newest, next, older].flatMap((one) =>
    one.kind === 'faulty' && !isCutOff(one, found) ? [{ file: one.file, damage: one.damage }] : [],
  );
  const isMissing = newest.kind === 'none' && used !== undefined && used === older;
  const missing = isMissing ? [{ file: document, damage: 'missing' } as const] : [];
  return [...missing, ...damages].map((one) => ({ document, ...one, instead, keptAs: null }));
}

/** No interrupted write leaves this. */
const neverInterrupted: ReadonlySet<DocumentDamage> = new Set(['folder', 'no-file', 'unreadable']);

/** A partial file in `next` is an interrupted write, unless the newest generation was already moved away. */
function isCutOff<Data>(one: Generation<Data>, { newest, next, older }: Generations<Data>): boolean {
  if (one !== next || one.kind !== 'faulty' || neverInterrupted.has(one.damage)) return false;
  return newest.kind === 'whole' || (newest.kind === 'none' && older.kind === 'none');
}

/** Moves a file, or a folder in its place, to `damaged/` beside it, under an unused name. */
export async function setAside(disk: Disk, file: string): Promise<string> {
  const folder = join(dirname(file), 'damaged');
  await disk.makeFolder(folder);
  const taken = new Set(await listIfThere(disk, folder));
  let count = 1;
  while (taken.has(`${basename(file)}.${count}`)) count += 1;
  const kept = join(folder, `${basename(file)}.${count}`);
  await disk.rename(file, kept);
  await disk.syncFolder(folder);
  await disk.syncFolder(dirname(file));
  return kept;
}

/** Sets aside a file that has the name of one of our folders, so that the desk can be opened. */
export async function freeFolder(disk: Disk, folder: string, onFault: OnDocumentFault): Promise<void> {
  try {
    await listIfThere(disk, folder);
  } catch (error) {
    if (errorCode(error) !== 'ENOTDIR') throw error;
    onFault({
      document: folder,
      file: folder,
      damage: 'file',
      instead: 'nothing',
      keptAs: await setAside(disk, folder),
    });
  }
}
