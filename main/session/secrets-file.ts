import { basename, join } from 'node:path';
import * as z from 'zod';
import { type Disk, errorCode, isSystemError, listIfThere, noDocument } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { generationFiles, setAside } from '../platform/generations.ts';
import { type DocumentState, openDocument } from '../platform/open-document.ts';
import { fileOfSecrets, noSecrets, parseSecrets, type SecretsData } from './secrets-data.ts';

/** The content of the file, including entries that cannot be read. */
const fileSchema = z.custom<object>((raw) => parseSecrets(raw) !== undefined);

export interface SecretsFile {
  /** `damaged` and `missing` mean that all secrets are unknown. */
  readonly state: () => DocumentState;
  readonly data: () => SecretsData;
  /** Throws if the file is damaged, so that what can still be rescued from it is not overwritten. */
  readonly change: (next: SecretsData) => Promise<void>;
  /** Changes the file so that no generation on the disk reveals a hash that is sealed now. */
  readonly changeForGood: (next: SecretsData) => Promise<void>;
  /**
   * Creates a new file with one secret that allows signing in. All generations of the old one are set aside, intact or
   * not.
   */
  readonly begin: (first: SecretsData) => Promise<void>;
}

/** `isExpected`: the desk has agents, so the file must have existed. */
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
  if (file.state() === 'whole') await file.repair();

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

  /** Every write pushes out the oldest generation, including one that a crash left half-written. */
  async function changeForGood(next: SecretsData): Promise<void> {
    await change(next);
    await change(next);
    await removeRevealingCopies();
  }

  /** Whether a text, complete or not, contains a hash that the current one does not. */
  function revealsSealedHash(text: string): boolean {
    const currentHashes = new Set(plainHashesIn(JSON.stringify(data)));
    return plainHashesIn(text).some((hash) => !currentHashes.has(hash));
  }

  /** A damaged file that was set aside earlier must not reveal sealed hashes either. */
  async function removeRevealingCopies(): Promise<void> {
    const aside = join(folder, 'damaged');
    for (const name of await listIfThere(disk, aside)) {
      if (!name.startsWith('secrets.json')) continue;
      const text = await textOf(join(aside, name));
      // A file without sealed hashes was written before sealing; a damaged name may hide a hash from the search.
      if (revealsSealedHash(text) || (text !== '' && !text.includes('sealed'))) await disk.remove(join(aside, name));
    }
  }

  /** The content of a file; undefined if there is none, or it is not a file. */
  async function textOf(other: string): Promise<string> {
    try {
      return String(await disk.read(other));
    } catch (error) {
      if (noDocument.has(errorCode(error))) return '';
      throw error;
    }
  }

  /** A crash may have happened between sealing hashes, or unsealing them, and the write that follows. */
  async function removeOldHashes(): Promise<void> {
    try {
      const others = [await textOf(`${path}.new`), await textOf(`${path}.previous`)];
      if (others.some(revealsSealedHash)) await change(data);
      await removeRevealingCopies();
    } catch (error) {
      if (!isSystemError(error)) throw error; // A disk error here must not keep anybody from signing in; the next start tries again.
    }
  }

  if (state() === 'whole' && data.protection?.isOn) await removeOldHashes();

  async function begin(first: SecretsData): Promise<void> {
    const there = new Set(await listIfThere(disk, folder));
    const { newest, next, older } = generationFiles(path);
    for (const one of [newest, next, older]) if (there.has(basename(one))) await setAside(disk, one);
    await write(first);
  }

  return { state, data: () => data, change, changeForGood, begin };
}

/** Only guessable secrets; unguessable ones are never sealed. */
function plainHashesIn(text: string): string[] {
  return [...text.matchAll(/"hash": ?"([^"]*)(?="|$)(?!",\s*"isPassphrase": ?true)/g)].map(([, hash = '']) => hash);
}
