import { join } from 'node:path';
import * as z from 'zod';
import type { Id } from '../../shared/domain/id.ts';
import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import type { DueStage } from '../../shared/views/notices.ts';
import { type Disk, quietly } from '../platform/disk.ts';
import { type OnDocumentFault, unwrittenFault } from '../platform/document-fault.ts';
import { openDocument } from '../platform/open-document.ts';

/** Managers are told of what is overdue in their department besides those who answer for it. */
export type DeliveredStage = DueStage | 'department-overdue';

/**
 * The due times that this device has notified somebody about. Stored beside the settings, because a copied desk is
 * another device.
 */
export interface DeliveredNotices {
  readonly has: (ticketId: Id, dueMs: number, stage: DeliveredStage) => boolean;
  readonly add: (ticketId: Id, dueMs: number, stage: DeliveredStage) => void;
  /** Resolves when everything added so far is on the disk, or the disk refused it; the next call tries again. */
  readonly save: () => Promise<void>;
}

/** Years of notices; a longer list would slow down every write. */
const most = 5_000;

const entry = z.tuple([z.string().max(200), z.number(), z.enum(['soon', 'overdue', 'department-overdue'])]);
const file = z.object({ told: z.array(z.unknown()) });

/** Reads the delivered notices. A missing or damaged file counts as empty: a duplicate notice is better than none. */
export async function openDelivered(
  disk: Disk,
  dataFolder: string,
  onFault: OnDocumentFault,
): Promise<DeliveredNotices> {
  const path = join(dataFolder, 'told.json');
  const document = await openDocument({ disk, path, schema: file, fallback: { told: [] }, onFault });
  const stages = new Map<string, z.infer<typeof entry>>();
  let isSaved = true;
  const writes = createSerialQueue();

  function put(told: z.infer<typeof entry>): void {
    const name = nameOf(...told);
    stages.delete(name);
    stages.set(name, told);
    const [oldest] = stages.keys();
    if (stages.size > most && oldest !== undefined) stages.delete(oldest);
  }

  async function write(): Promise<void> {
    if (isSaved) return;
    isSaved = true;
    const isWritten = await quietly(
      async () => {
        await document.change(() => ({ told: [...stages.values()] }));
        return true;
      },
      () => onFault(unwrittenFault(path)),
    );
    if (!isWritten) isSaved = false;
  }

  for (const one of document.data().told) {
    const { data } = entry.safeParse(one);
    if (data) put(data);
  }
  await document.repair();

  const has: DeliveredNotices['has'] = (ticketId, dueMs, stage) => {
    const deliveredStage = stages.get(nameOf(ticketId, dueMs, stage))?.[2];
    // After an overdue notice, a due-soon notice is pointless.
    return deliveredStage === 'overdue' || deliveredStage === stage;
  };

  return {
    has,
    add: (ticketId, dueMs, stage) => {
      if (has(ticketId, dueMs, stage)) return;
      put([ticketId, dueMs, stage]);
      isSaved = false;
    },
    save: () => writes.run(write),
  };
}

function nameOf(ticketId: Id, dueMs: number, stage: DeliveredStage): string {
  return `${ticketId} ${dueMs}${stage === 'department-overdue' ? ' department' : ''}`;
}
