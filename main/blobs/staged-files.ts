import { join } from 'node:path';
import type { Attachment } from '../../shared/domain/body.ts';
import type { Id } from '../../shared/domain/id.ts';
import { type Disk, listIfThere, quietly, writeFully } from '../platform/disk.ts';

/** A file that an agent handed in, and that an entry can name from then on. */
export interface Staged {
  readonly agentId: Id;
  readonly file: Attachment;
  /** When it was handed in; earlier versions did not note that. */
  readonly stagedMs?: number;
}

export type StagedFiles = ReadonlyMap<Id, Staged>;

/** Those that were handed in. One whose time is unknown counts as handed in now, from now on also on the disk. */
export async function readStaged(disk: Disk, folder: string, nowMs: number): Promise<Map<Id, Staged>> {
  const staged = new Map<Id, Staged>();
  for (const name of await listIfThere(disk, folder)) {
    const known = await readOne(disk, join(folder, name));
    if (!known) continue;
    const dated = { stagedMs: nowMs, ...known };
    if (known.stagedMs === undefined) await quietly(() => writeStaged(disk, folder, name, dated), ignored);
    staged.set(name, dated);
  }
  return staged;
}

async function readOne(disk: Disk, path: string): Promise<Staged | undefined> {
  const bytes = await disk.read(path);
  try {
    // Safe: this program wrote it; half a file is not JSON, and what it named was never confirmed.
    return JSON.parse(bytes.toString('utf8')) as Staged;
  } catch {
    await disk.remove(path);
    return undefined;
  }
}

function ignored(): void {
  // It is dated at the next start.
}

export async function writeStaged(disk: Disk, folder: string, fileId: Id, data: Staged): Promise<void> {
  await disk.makeFolder(folder);
  const file = await disk.open(join(folder, fileId), 'replace');
  try {
    await writeFully(file, Buffer.from(JSON.stringify(data)));
    await file.datasync();
  } finally {
    await file.close();
  }
  await disk.syncFolder(folder);
}

/** Bytes of files that an agent handed in and that no entry names. */
export function unsentBytes(staged: StagedFiles, agentId: Id, isNamed: (hash: string) => boolean): number {
  return [...staged.values()]
    .filter((one) => one.agentId === agentId && !isNamed(one.file.hash))
    .reduce((sum, { file }) => sum + file.size, 0);
}

/** Those that have lain for so long while no draft names them. */
export function forgotten(staged: StagedFiles, drafts: ReadonlySet<Id>, beforeMs: number, agentId?: Id): readonly Id[] {
  return [...staged]
    .filter(([fileId, one]) => !drafts.has(fileId) && (one.stagedMs ?? 0) < beforeMs)
    .filter(([, one]) => agentId === undefined || one.agentId === agentId)
    .map(([fileId]) => fileId);
}
