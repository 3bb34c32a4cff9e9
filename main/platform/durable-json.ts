import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { type Disk, isSystemError, writeFully } from './disk.ts';
import type { OnDocumentFault } from './document-fault.ts';
import {
  faultsOf,
  type Generation,
  type Generations,
  generationFiles,
  type ParseDocument,
  readGenerations,
  setAside,
  usedOf,
} from './generations.ts';
import { sealed } from './sealed-json.ts';

interface DurableJson<Data> extends Adapter<Data> {
  /** Takes every generation away; a damaged one is set aside. Nothing happens where there is none. */
  readonly remove: () => Promise<void>;
}

/**
 * A lowdb adapter that survives a power cut, and damage to any of its files. lowdb's own writer never syncs, and on a
 * full disk the usual atomic-write libraries report success and leave a truncated file. This one writes a new file in
 * full, syncs it, keeps the generation before, renames, syncs the folder, and knows a damaged file by its checksum.
 * What it finds damaged is told, and set aside before anything takes its place.
 */
export function durableJson<Data>(
  disk: Disk,
  path: string,
  onFault: OnDocumentFault,
  // Safe: the checksum says that these are the bytes this program wrote; callers parse what others may have written.
  parse: ParseDocument<Data> = (data) => data as Data,
): DurableJson<Data> {
  const files = generationFiles(path);

  async function read(): Promise<Data | null> {
    const found = await readGenerations(disk, path, parse);
    const used = usedOf(found);
    const refused = [found.newest, found.next, found.older].find((one) => one.kind === 'faulty' && one.error);
    // Where the system does not let it be read, nobody knows what there is; whoever asked tells that.
    if (!used && refused?.kind === 'faulty') throw refused.error;
    for (const fault of faultsOf(path, found)) onFault(fault);
    return used ? used.data : null;
  }

  async function write(data: Data): Promise<void> {
    const found = await finished(await readGenerations(disk, path, parse));
    const clear = clearing(found);
    await clear(found.next);
    await writeNext(data);
    // It has its name for good before the others move: where the newest is missing later, somebody took it away.
    await disk.syncFolder(dirname(path));
    await clear(found.newest);
    await clear(found.older);
    if (found.newest.kind === 'whole') await disk.rename(path, files.older);
    await disk.rename(files.next, path);
    await disk.syncFolder(dirname(path));
    if (!usedOf(found)) await writeOlder(data);
  }

  /** Sets a generation aside if it is at fault; where that fails, nothing is written over it. */
  function clearing(found: Generations<Data>) {
    const faults = faultsOf(path, found);
    return async ({ file }: Generation<Data>): Promise<boolean> => {
      const fault = faults.find((one) => one.file === file && one.damage !== 'missing');
      // What is being written stands in memory, so that nothing is lost by a fault that nobody knew of.
      if (fault) onFault({ ...fault, instead: 'newest', keptAs: await setAside(disk, file) });
      return fault !== undefined;
    };
  }

  /** A crash between the renames of a write left the newest generation in `next`: it gets its name before that is used again. */
  async function finished(found: Generations<Data>): Promise<Generations<Data>> {
    if (found.newest.kind === 'whole' || found.next.kind !== 'whole') return found;
    await clearing(found)(found.newest);
    await disk.rename(files.next, path);
    return { ...found, newest: { ...found.next, file: path }, next: { kind: 'none', file: files.next } };
  }

  async function writeNext(data: Data): Promise<void> {
    const file = await disk.open(files.next, 'replace');
    try {
      await writeFully(file, Buffer.from(sealed(data)));
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  /** The first write leaves two generations, too. The document is safe by now, whatever the disk says of its copy. */
  async function writeOlder(data: Data): Promise<void> {
    try {
      await writeNext(data);
      await disk.rename(files.next, files.older);
      await disk.syncFolder(dirname(path));
    } catch (error) {
      if (!isSystemError(error)) throw error; // The next write keeps this one as its older generation.
    }
  }

  async function remove(): Promise<void> {
    const found = await readGenerations(disk, path, parse);
    const there = [found.next, found.older, found.newest].filter(({ kind }) => kind !== 'none');
    const clear = clearing(found);
    for (const one of there) if (!(await clear(one))) await disk.remove(one.file);
    if (there.length > 0) await disk.syncFolder(dirname(path));
  }

  return { read, write, remove };
}
