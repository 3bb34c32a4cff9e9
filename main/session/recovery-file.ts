import { join } from 'node:path';
import * as z from 'zod';
import type { Disk } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { openDocument } from '../platform/open-document.ts';
import { plainHash } from './secrets-data.ts';

const hash = z.object(plainHash);

const recoverySchema = z.object({
  code: z
    .object({
      hash,
      madeMs: z.number(),
      isKept: z.boolean(),
    })
    .nullable(),
  /** Of the code before, until the new one is safe on the disk: whatever the disk refuses, one of them works. */
  earlier: hash.nullable(),
  failures: z.object({ count: z.int().min(0), lastMs: z.number() }),
});

/** `recovery.json` of a desk: the hash of its recovery code, apart from `secrets.json`, so that losing one file never loses both ways in. */
export type RecoveryData = z.infer<typeof recoverySchema>;

export interface RecoveryFile {
  /** Nothing where what is there cannot be read. */
  readonly data: () => RecoveryData | undefined;
  readonly change: (next: RecoveryData) => Promise<void>;
}

export const noCode: RecoveryData = { code: null, earlier: null, failures: { count: 0, lastMs: 0 } };

export async function openRecoveryFile(disk: Disk, folder: string, onFault: OnDocumentFault): Promise<RecoveryFile> {
  const path = join(folder, 'recovery.json');
  const options = { disk, path, schema: recoverySchema, fallback: noCode, onFault, inDesk: true };
  const { data, state, change, mend } = await openDocument(options);
  if (state() === 'whole') await mend();
  return {
    data: () => (state() === 'damaged' ? undefined : data()),
    change: (next) => change(() => next),
  };
}
