import { basename, join } from 'node:path';
import * as z from 'zod';
import { type Disk, errorCode, isSystemError, listIfThere, noDocument } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { generationFiles, setAside } from '../platform/generations.ts';
import { type DocumentState, openDocument } from '../platform/open-document.ts';
import { fileOfSecrets, noSecrets, parseSecrets, type SecretsData } from './secrets-data.ts';

/** The file as it stands: entries that cannot be read stay in it. */
const fileSchema = z.custom<object>((raw) => parseSecrets(raw) !== undefined);

export interface SecretsFile {
  /** `damaged` and `missing` mean that nobody’s secret is known any more. */
  readonly state: () => DocumentState;
  readonly data: () => SecretsData;
  /** Throws where the file is not whole: what somebody may still save from it is not replaced by accident. */
  readonly change: (next: SecretsData) => Promise<void>;
  /** Changes it so that no generation on the disk tells what is sealed now. */
  readonly changeForGood: (next: SecretsData) => Promise<void>;
  /** Begins the file anew, with a way back in. Every generation of the old one is set aside, whole or not. */
  readonly begin: (first: SecretsData) => Promise<void>;
}

/** `isExpected`: the desk has agents, so that there was such a file once. */
export async function openSecretsFile(
  disk: Disk,
  folder: string,
  onFault: OnDocumentFault,
  isExpected: boolean,
): Promise<SecretsFile> {
  const path = join(folder, 'secrets.json');
  const options = { disk, path, schema: fileSchema, fallback: fileOfSecrets(noSecrets), onFault, inDesk: true };
  const file = await openDocument(options);
  let data = parseSecrets(file.data()) ?? noSecrets;
  if (file.state() === 'whole') await file.mend();

  function state(): DocumentState {
    return file.state() === 'missing' && !isExpected ? 'whole' : file.state();
  }

  async function write(next: SecretsData): Promise<void> {
    await file.change(() => fileOfSecrets(next));
    data = next;
  }

  async function change(next: SecretsData): Promise<void> {
    if (state() !== 'whole') throw new Error('secrets.json is not whole; it has to be begun anew');
    await write(next);
  }

  /** Every write pushes the oldest generation out, and one that a crash left half-written with it. */
  async function changeForGood(next: SecretsData): Promise<void> {
    await change(next);
    await change(next);
    await removeLegible();
  }

  /** Whether a text, of a whole file or not, tells a hash that this one does not. */
  function isMoreLegible(text: string): boolean {
    const told = new Set(legibleHashes(JSON.stringify(data)));
    return legibleHashes(text).some((hash) => !told.has(hash));
  }

  /** A file that was damaged and set aside before must not tell either what is sealed by now. */
  async function removeLegible(): Promise<void> {
    const aside = join(folder, 'damaged');
    for (const name of await listIfThere(disk, aside)) {
      if (!name.startsWith('secrets.json')) continue;
      const text = await textOf(join(aside, name));
      // One that knows no sealed hash was written when none was; a damaged name may hide a hash from the search.
      if (isMoreLegible(text) || (text !== '' && !text.includes('sealed'))) await disk.remove(join(aside, name));
    }
  }

  /** What stands in a file; nothing where there is none, or something else lies in its place. */
  async function textOf(other: string): Promise<string> {
    try {
      return String(await disk.read(other));
    } catch (error) {
      if (noDocument.has(errorCode(error))) return '';
      throw error;
    }
  }

  /** A crash may have come between sealing hashes, or giving them back, and the write after that. */
  async function tidy(): Promise<void> {
    try {
      const others = [await textOf(`${path}.new`), await textOf(`${path}.previous`)];
      if (others.some(isMoreLegible)) await change(data);
      await removeLegible();
    } catch (error) {
      if (!isSystemError(error)) throw error; // A disk that refuses this now keeps nobody out; the next start tries again.
    }
  }

  if (state() === 'whole' && data.protection?.isOn) await tidy();

  async function begin(first: SecretsData): Promise<void> {
    const there = new Set(await listIfThere(disk, folder));
    const { newest, next, older } = generationFiles(path);
    for (const one of [newest, next, older]) if (there.has(basename(one))) await setAside(disk, one);
    await write(first);
  }

  return { state, data: () => data, change, changeForGood, begin };
}

/** Of secrets that could be guessed: what cannot be guessed is never sealed. */
function legibleHashes(text: string): string[] {
  return [...text.matchAll(/"hash": ?"([^"]*)(?="|$)(?!",\s*"isPassphrase": ?true)/g)].map(([, hash = '']) => hash);
}
