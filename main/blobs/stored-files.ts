import { join } from 'node:path';
import type { FileFault } from '../../shared/domain/file-fault.ts';
import type { Disk } from '../platform/disk.ts';
import { glanceAt, type Named, openChecked, readChecked, streamOf } from './checked-file.ts';

/** The bytes of attachments. None is handed out that is not what the entry says, and what is wrong is remembered. */
export interface StoredFiles {
  /** A file piece by piece, after all of it was checked. */
  readonly open: (named: Named) => Promise<ReadableStream<Uint8Array> | FileFault>;
  /** A small file as a whole, checked. */
  readonly bytes: (named: Named) => Promise<Buffer | FileFault>;
  /** Reads all of a file for nothing but to know whether it is right. */
  readonly check: (named: Named) => Promise<FileFault | undefined>;
  /** What is known to be wrong with a file, without reading one that was right when it was last read. */
  readonly glance: (named: Named) => Promise<FileFault | undefined>;
  /** The files in which something was found wrong last, without a look at the disk. */
  readonly faulty: () => readonly Faulty[];
  /** The right bytes of a file were written anew. */
  readonly written: (named: Named) => void;
  /** Hears of a file in which something was found wrong, or not any more. */
  readonly onFound: (listener: (hash: string) => void) => void;
}

interface Faulty extends Named {
  readonly fault: FileFault;
}

export function createStoredFiles(disk: Disk, root: string): StoredFiles {
  const faults = new Map<string, Faulty>();
  const listeners: ((hash: string) => void)[] = [];
  const pathOf = ({ hash }: Named) => blobPath(root, hash);

  function note(named: Named, fault: FileFault | undefined): FileFault | undefined {
    const name = nameOf(named);
    if (faults.get(name)?.fault === fault) return fault;
    if (fault) faults.set(name, { hash: named.hash, size: named.size, fault });
    else faults.delete(name);
    for (const listener of listeners) listener(named.hash);
    return fault;
  }

  async function check(named: Named): Promise<FileFault | undefined> {
    const file = await openChecked(disk, pathOf(named), named);
    if (typeof file === 'string') return note(named, file);
    await file.close();
    return note(named, undefined);
  }

  return {
    open: async (named) => {
      const file = await openChecked(disk, pathOf(named), named);
      if (typeof file === 'string') return note(named, file) ?? file;
      note(named, undefined);
      return streamOf(file, named, () => void note(named, 'damaged'));
    },
    bytes: async (named) => {
      const read = await readChecked(disk, pathOf(named), named);
      note(named, typeof read === 'string' ? read : undefined);
      return read;
    },
    check,
    glance: async (named) => {
      // Only reading it can tell whether somebody has put the right bytes back.
      if (faults.get(nameOf(named))?.fault === 'damaged') return check(named);
      return note(named, await glanceAt(disk, pathOf(named), named));
    },
    written: (named) => void note(named, undefined),
    faulty: () => [...faults.values()],
    onFound: (listener) => void listeners.push(listener),
  };
}

/** Where the bytes of a hash lie. */
export function blobPath(root: string, hash: string): string {
  return join(root, hash.slice(0, 2), hash);
}

function nameOf({ hash, size }: Named): string {
  return `${hash} ${size}`;
}
