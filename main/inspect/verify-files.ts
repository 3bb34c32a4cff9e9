import { join } from 'node:path';
import type { StampedEvent } from '../../shared/domain/event.ts';
import type { FileFault } from '../../shared/domain/file-fault.ts';
import { withoutControls } from '../../shared/domain/hidden-marks.ts';
import { createStoredFiles } from '../blobs/stored-files.ts';
import { createNamedFiles } from '../engine/named-files.ts';
import { type Disk, isSystemError } from '../platform/disk.ts';

/** Checks the attachments of a desk against its entries. */
export interface FileVerifier {
  /** Collects the files that a commit names. */
  readonly see: (events: readonly StampedEvent[]) => void;
  /** Reads all collected files and prints the faulty ones; returns their count. */
  readonly verify: (print: (line: string) => void) => Promise<number>;
}

export function createFileVerifier(disk: Disk, folder: string): FileVerifier {
  const root = join(folder, 'blobs');
  const files = createNamedFiles();
  const numbers = new Map<string, string>();
  const stored = createStoredFiles(disk, root);

  async function verify(print: (line: string) => void): Promise<number> {
    const faults = new Map<string, FileFault | undefined>();
    const all = [...files.all()];
    let wrong = 0;
    for (const { hash, size, name, ticketId } of all) {
      const key = `${hash} ${size}`;
      if (!faults.has(key)) faults.set(key, await stored.check({ hash, size }));
      const fault = faults.get(key);
      if (!fault) continue;
      wrong += 1;
      const number = numbers.get(ticketId);
      const ticketName = number === undefined ? 'A ticket that can’t be read' : `#${number}`;
      print(withoutControls(`${ticketName}: “${name}” ${words[fault]}.`));
    }
    if (all.length > 0) print(`${counted(all.length, 'attachment')}, ${wrong} of them damaged or missing`);
    const strays = await countUnused(disk, root, files.has);
    if (strays > 0) print(`${counted(strays, 'stored file')} not used by any ticket, such as the files of drafts`);
    return wrong;
  }

  return {
    see: (events) => {
      files.note(events);
      for (const { type, target, data } of events)
        if (type === 'ticket.opened') numbers.set(target.id, (data as { readonly number: string }).number);
    },
    verify,
  };
}

const words: Readonly<Record<FileFault, string>> = {
  missing: 'is missing',
  damaged: 'is damaged: its content differs from the attached file',
  unreadable: 'can’t be read',
};

async function countUnused(disk: Disk, root: string, isNamed: (hash: string) => boolean): Promise<number> {
  let strays = 0;
  for (const prefix of await namesIn(disk, root)) {
    if (!/^[0-9a-f]{2}$/.test(prefix)) continue;
    for (const name of await namesIn(disk, join(root, prefix))) if (!isNamed(name)) strays += 1;
  }
  return strays;
}

/** The names in a folder. If it cannot be listed, the files expected there were reported already. */
async function namesIn(disk: Disk, path: string): Promise<readonly string[]> {
  try {
    return await disk.list(path);
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
