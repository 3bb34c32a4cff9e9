import { join } from 'node:path';
import * as z from 'zod';
import { attachmentSchema } from '../../shared/domain/body.ts';
import { type Id, idSchema } from '../../shared/domain/id.ts';
import { type Disk, quietly, readIfThere } from '../platform/disk.ts';
import { type OnDocumentFault, unreadableFault } from '../platform/document-fault.ts';
import { jsonDocument } from '../platform/json-document.ts';

/** An uploaded file that entries can name from now on. */
const stagedSchema = z.object({
  agentId: idSchema,
  file: attachmentSchema,
  /** When it was uploaded; earlier versions did not record this. */
  stagedMs: z.number().optional(),
});

export type Staged = Readonly<z.infer<typeof stagedSchema>>;

/** What is recorded about one uploaded file, in a document of its own. */
export interface StagedRecord {
  /** Undefined if there is no readable one. One without a date gets that of the opening, which is also written. */
  readonly read: () => Promise<Staged | undefined>;
  readonly write: (staged: Staged) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** `isOld` tells whether there is a file in the format of earlier versions. */
export function stagedRecord(
  disk: Disk,
  folder: string,
  fileId: Id,
  {
    isOld,
    openedMs,
    onFault,
  }: { readonly isOld: boolean; readonly openedMs: number; readonly onFault: OnDocumentFault },
): StagedRecord {
  const path = join(folder, `${fileId}.json`);
  const oldPath = join(folder, fileId);
  const document = jsonDocument(disk, path, onFault, stagedSchema);

  async function read(): Promise<Staged | undefined> {
    const current = await quietly(document.read, () => onFault(unreadableFault(path)));
    const known = current ?? (isOld ? await readEarlierFormat() : undefined);
    if (!known) return undefined;
    const dated = { stagedMs: openedMs, ...known };
    await document.repair(dated);
    // If it cannot be written now, the next start dates it.
    if (known.stagedMs === undefined) await quietly(() => document.write(dated), ignored);
    return dated;
  }

  /** Earlier versions wrote one file without a checksum. */
  async function readEarlierFormat(): Promise<Staged | undefined> {
    const fault = { ...unreadableFault(path), file: oldPath };
    const bytes = await quietly(
      () => disk.read(oldPath),
      () => onFault(fault),
    );
    if (!bytes) return undefined;
    const known = stagedSchema.safeParse(jsonOf(bytes.toString('utf8'))).data;
    if (!known) onFault({ ...fault, damage: 'damaged' });
    return known;
  }

  async function remove(): Promise<void> {
    await document.remove();
    if (await readIfThere(disk, oldPath)) await disk.remove(oldPath);
  }

  return { read, write: document.write, remove };
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
export function stagedIdsIn(names: readonly string[]): Id[] {
  const ids = names.filter((name) => name !== 'damaged').map((name) => name.replace(suffix, ''));
  return [...new Set(ids)].filter((id) => idSchema.safeParse(id).success);
}
