import { join } from 'node:path';
import * as z from 'zod';
import { attachmentSchema } from '../../shared/domain/body.ts';
import { type Id, idSchema } from '../../shared/domain/id.ts';
import { type Disk, listIfThere, quietly, readIfThere } from '../platform/disk.ts';
import { type OnDocumentFault, unreadableFault } from '../platform/document-fault.ts';
import { freeFolder } from '../platform/generations.ts';
import { type JsonDocument, jsonDocument } from '../platform/json-document.ts';

/** An uploaded file that entries can name from now on. */
const stagedSchema = z.object({
  agentId: idSchema,
  file: attachmentSchema,
  /** When it was uploaded; earlier versions did not record this. */
  stagedMs: z.number().optional(),
});

export type Staged = Readonly<z.infer<typeof stagedSchema>>;

/** Uploaded files, each recorded in its own document. They survive a restart, like the drafts that name them. */
export interface StagedFiles {
  readonly all: ReadonlyMap<Id, Staged>;
  /** Resolves once the record is on the disk. */
  readonly put: (fileId: Id, staged: Staged) => Promise<void>;
  /** Removes it from memory immediately; `remove` deletes it from the disk. */
  readonly forget: (fileId: Id) => void;
  readonly remove: (fileId: Id) => Promise<void>;
}

/** Reads the staged files. A file without a date gets the current one, which is also written to the disk. */
export async function openStagedFiles(
  disk: Disk,
  folder: string,
  nowMs: number,
  onFault: OnDocumentFault,
): Promise<StagedFiles> {
  const staged = new Map<Id, Staged>();
  await freeFolder(disk, folder, onFault);
  const names = await listIfThere(disk, folder);
  for (const fileId of idsIn(names)) {
    const document = documentOf(fileId);
    const read = await quietly(document.read, () => onFault(unreadableFault(pathOf(fileId))));
    const known = read ?? (names.includes(fileId) ? await readEarlierFormat(fileId) : undefined);
    if (!known) continue;
    const dated = { stagedMs: nowMs, ...known };
    staged.set(fileId, dated);
    await document.repair(dated);
    // If it cannot be written now, the next start dates it.
    if (known.stagedMs === undefined) await quietly(() => document.write(dated), ignored);
  }

  function pathOf(fileId: Id): string {
    return join(folder, `${fileId}.json`);
  }

  function documentOf(fileId: Id): JsonDocument<Staged> {
    return jsonDocument(disk, pathOf(fileId), onFault, stagedSchema);
  }

  /** Earlier versions wrote one file without a checksum. */
  async function readEarlierFormat(fileId: Id): Promise<Staged | undefined> {
    const file = join(folder, fileId);
    const fault = { ...unreadableFault(pathOf(fileId)), file };
    const bytes = await quietly(
      () => disk.read(file),
      () => onFault(fault),
    );
    if (!bytes) return undefined;
    const known = stagedSchema.safeParse(jsonOf(bytes.toString('utf8'))).data;
    if (!known) onFault({ ...fault, damage: 'damaged' });
    return known;
  }

  return {
    all: staged,
    put: async (fileId, one) => {
      await disk.makeFolder(folder);
      await documentOf(fileId).write(one);
      staged.set(fileId, one);
    },
    forget: (fileId) => void staged.delete(fileId),
    remove: async (fileId) => {
      await documentOf(fileId).remove();
      const old = join(folder, fileId);
      if (await readIfThere(disk, old)) await disk.remove(old);
    },
  };
}

function ignored(): void {
  // The next caller tries again.
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A half-written file; the caller finds that it does not match.
  }
}

const suffix = /\.json(\.new|\.previous)?$/;

/** The names in a folder that may be staged files, without duplicates; others are ignored. */
function idsIn(names: readonly string[]): Id[] {
  const ids = names.filter((name) => name !== 'damaged').map((name) => name.replace(suffix, ''));
  return [...new Set(ids)].filter((id) => idSchema.safeParse(id).success);
}

/** Total bytes of an agent's uploads that no entry names. */
export function unsentBytes(staged: StagedFiles['all'], agentId: Id, isNamed: (hash: string) => boolean): number {
  return [...staged.values()]
    .filter((one) => one.agentId === agentId && !isNamed(one.file.hash))
    .reduce((sum, { file }) => sum + file.size, 0);
}

/** Files that are older than the limit and that no draft names. */
export function forgotten(
  staged: StagedFiles['all'],
  drafts: ReadonlySet<Id>,
  beforeMs: number,
  agentId?: Id,
): readonly Id[] {
  return [...staged]
    .filter(([fileId, one]) => !drafts.has(fileId) && (one.stagedMs ?? 0) < beforeMs)
    .filter(([, one]) => agentId === undefined || one.agentId === agentId)
    .map(([fileId]) => fileId);
}
