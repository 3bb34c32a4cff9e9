import { join } from 'node:path';
import * as z from 'zod';
import type { Disk } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { openDocument } from '../platform/open-document.ts';
import { failuresSchema, plainHash } from './secrets-data.ts';

const hash = z.object(plainHash);

const recoverySchema = z.object({
  code: z
    .object({
      hash,
      madeMs: z.number(),
      isKept: z.boolean(),
    })
    .nullable(),
  /** The hash of the previous code until the new one is safely on the disk, so that one of them always works. */
  earlier: hash.nullable(),
  failures: failuresSchema,
});

/**
 * `recovery.json` of a desk: the hash of its recovery code. Separate from `secrets.json`, so that losing one file
 * leaves another way to sign in.
 */
export type RecoveryData = z.infer<typeof recoverySchema>;

export interface RecoveryFile {
  /** Undefined if the file cannot be read. */
  readonly data: () => RecoveryData | undefined;
  readonly change: (next: RecoveryData) => Promise<void>;
}

export const noCode: RecoveryData = { code: null, earlier: null, failures: { count: 0, lastMs: 0 } };

export async function openRecoveryFile(disk: Disk, folder: string, onFault: OnDocumentFault): Promise<RecoveryFile> {
  const path = join(folder, 'recovery.json');
  const options = { disk, path, schema: recoverySchema, fallback: noCode, onFault, inDesk: true };
  const { data, state, change, repair } = await openDocument(options);
  if (state() === 'whole') await repair();
  return {
    data: () => (state() === 'damaged' ? undefined : data()),
    change: (next) => change(() => next),
  };
}
