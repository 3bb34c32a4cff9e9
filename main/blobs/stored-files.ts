import { join } from 'node:path';
import type { FileFault } from '../../shared/domain/file-fault.ts';
import type { Disk } from '../platform/disk.ts';
import { checkExists, type Named, openChecked, readChecked, streamOf } from './checked-file.ts';

/** The bytes of attachments. Only bytes that match the entry are returned, and mismatches are remembered. */
export interface StoredFiles {
  /** Streams a file after checking all of it. */
  readonly open: (named: Named) => Promise<ReadableStream<Uint8Array> | FileFault>;
  /** Returns a small file after checking it. */
  readonly bytes: (named: Named) => Promise<Buffer | FileFault>;
  /** Reads a whole file only to check it. */
  readonly check: (named: Named) => Promise<FileFault | undefined>;
  /** The known fault of a file; a file that was intact when last read is not read again. */
  readonly glance: (named: Named) => Promise<FileFault | undefined>;
  /** The files that were faulty when last read, without accessing the disk. */
  readonly faulty: () => readonly Faulty[];
  /** The correct bytes of a file were written again. */
  readonly written: (named: Named) => void;
  /** Called when a file is found faulty, or intact again. */
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
      // Only reading the file shows whether its bytes were restored.
      if (faults.get(nameOf(named))?.fault === 'damaged') return check(named);
      return note(named, await checkExists(disk, pathOf(named), named));
    },
    written: (named) => void note(named, undefined),
    faulty: () => [...faults.values()],
    onFound: (listener) => void listeners.push(listener),
  };
}

/** The path of the file with this hash. */
export function blobPath(root: string, hash: string): string {
  return join(root, hash.slice(0, 2), hash);
}

function nameOf({ hash, size }: Named): string {
  return `${hash} ${size}`;
}
