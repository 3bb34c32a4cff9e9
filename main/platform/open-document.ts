import { dirname } from 'node:path';
import type * as z from 'zod';
import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import { type Disk, quietly } from './disk.ts';
import { type OnDocumentFault, unreadableFault } from './document-fault.ts';
import { jsonDocument } from './json-document.ts';

/** `damaged`: there is a file, but none of its generations is valid. */
export type DocumentState = 'whole' | 'missing' | 'damaged';

/** A small document in a file of its own, held in memory. */
export interface OpenDocument<Data> {
  /** The data that was read or written last; initially the fallback. */
  readonly data: () => Data;
  readonly state: () => DocumentState;
  /** Changes run one after another. Throws the system's error if the disk refuses; then nothing has changed. */
  readonly change: (next: (present: Data) => Data) => Promise<void>;
  /** Replaces damaged files with intact ones, if the disk allows it. Opening alone writes nothing. */
  readonly repair: () => Promise<void>;
}

export interface DocumentOptions<Data> {
  readonly disk: Disk;
  readonly path: string;
  readonly schema: z.ZodType<Data>;
  readonly fallback: Data;
  readonly onFault: OnDocumentFault;
  /**
   * A document in a desk’s folder: if it cannot be read, the system’s error is thrown instead of using the fallback,
   * and a folder that was removed is not created again.
   */
  readonly inDesk?: boolean;
}

export async function openDocument<Data>(options: DocumentOptions<Data>): Promise<OpenDocument<Data>> {
  const { disk, path, schema, fallback, onFault, inDesk = false } = options;
  const file = jsonDocument(disk, path, report, schema);
  const writes = createSerialQueue();
  let state: DocumentState = 'missing';

  function report(fault: Parameters<OnDocumentFault>[0]): void {
    if (state === 'missing') state = 'damaged';
    onFault(fault);
  }

  const read = inDesk ? await file.read() : await quietly(file.read, () => report(unreadableFault(path)));
  if (read !== null && read !== undefined) state = 'whole';
  let data = read ?? fallback;

  return {
    data: () => data,
    state: () => state,
    change: (next) =>
      writes.run(async () => {
        const changed = next(data);
        if (!inDesk) await disk.makeFolder(dirname(path));
        await file.write(changed);
        data = changed;
        state = 'whole';
      }),
    repair: () => writes.run(() => file.repair(data)),
  };
}
