import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { type Disk, quietly, writeFully } from './disk.ts';
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
  /** Removes all generations; damaged ones are set aside. Does nothing if there are none. */
  readonly remove: () => Promise<void>;
}

/**
 * A lowdb adapter that survives power cuts and damaged files. lowdb's own writer never syncs, and on a full disk common
 * atomic-write libraries report success and leave a truncated file. This one writes a new file completely, syncs it,
 * keeps the previous generation, renames, syncs the folder, and detects damage by a checksum. Damaged files are
 * reported, and set aside before anything replaces them.
 */
export function durableJson<Data>(
  disk: Disk,
  path: string,
  onFault: OnDocumentFault,
  // Safe: the checksum shows that this program wrote these bytes; callers still parse them.
  parse: ParseDocument<Data> = (data) => data as Data,
): DurableJson<Data> {
  const files = generationFiles(path);

  async function read(): Promise<Data | null> {
    const found = await readGenerations(disk, path, parse);
    const used = usedOf(found);
    const refused = [found.newest, found.next, found.older].find((one) => one.kind === 'faulty' && one.error);
    // If the system refuses to read it, its content is unknown; the caller reports that.
    if (!used && refused?.kind === 'faulty') throw refused.error;
    for (const fault of faultsOf(path, found)) onFault(fault);
    return used ? used.data : null;
  }

  async function write(data: Data): Promise<void> {
    const found = await finished(await readGenerations(disk, path, parse));
    const clear = clearing(found);
    await clear(found.next);
    await writeNext(data);
    if (found.newest.kind === 'none' && found.older.kind === 'none') return writeFirst(data);
    // The new file gets its final name before the others move. If the newest is missing later, another program removed
    // it.
    await disk.syncFolder(dirname(path));
    await clear(found.newest);
    await clear(found.older);
    if (found.newest.kind === 'whole') await disk.rename(path, files.older);
    await disk.rename(files.next, path);
    await disk.syncFolder(dirname(path));
    if (!usedOf(found) && (await writeCopy(data))) await nameCopy();
  }

  /** Nothing has to move for the first generation. Its copy is written while its name is being synced. */
  async function writeFirst(data: Data): Promise<void> {
    await disk.rename(files.next, path);
    const copy = writeCopy(data);
    try {
      await disk.syncFolder(dirname(path));
    } finally {
      await copy;
    }
    if (await copy) await nameCopy();
  }

  /** Sets a damaged generation aside; if that fails, it is not overwritten. */
  function clearing(found: Generations<Data>) {
    const faults = faultsOf(path, found);
    return async ({ file }: Generation<Data>): Promise<boolean> => {
      const fault = faults.find((one) => one.file === file && one.damage !== 'missing');
      // The data to be written is in memory, so an unknown fault loses nothing.
      if (fault) onFault({ ...fault, instead: 'newest', keptAs: await setAside(disk, file) });
      return fault !== undefined;
    };
  }

  /**
   * After a crash between the renames of a write, the newest generation is still called `next`; it gets its name before
   * that is used again.
   */
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

  /** The first write also leaves two generations. The document is safe already, whether or not there is a copy. */
  async function writeCopy(data: Data): Promise<boolean> {
    return (await quietly(() => writeNext(data).then(() => true), noCopy)) ?? false;
  }

  async function nameCopy(): Promise<void> {
    await quietly(async () => {
      await disk.rename(files.next, files.older);
      await disk.syncFolder(dirname(path));
    }, noCopy);
  }

  async function remove(): Promise<void> {
    const found = await readGenerations(disk, path, parse);
    const clear = clearing(found);
    // The newest goes last: after a power cut in between, an older one must not take its place.
    for (const some of [[found.next, found.older], [found.newest]]) {
      const there = some.filter(({ kind }) => kind !== 'none');
      for (const one of there) if (!(await clear(one))) await disk.remove(one.file);
      if (there.length > 0) await disk.syncFolder(dirname(path));
    }
  }

  return { read, write, remove };
}

function noCopy(): void {
  // The next write keeps the present generation as its older one.
}
