import { Low } from 'lowdb';
import type * as z from 'zod';
import { type Disk, isSystemError } from './disk.ts';
import type { OnDocumentFault } from './document-fault.ts';
import { durableJson } from './durable-json.ts';

/** A small document in a file of its own: held by lowdb, kept in two generations, and validated when it is read. */
export interface JsonDocument<Data> {
  /** Nothing where there is none that can be read. Changes nothing on the disk. */
  readonly read: () => Promise<Data | null>;
  readonly write: (data: Data) => Promise<void>;
  /** Where the last reading found a fault: leaves two whole generations again, if the disk lets it. */
  readonly mend: (data: Data) => Promise<void>;
  /** Takes every generation away; a damaged one is set aside. */
  readonly remove: () => Promise<void>;
}

export function jsonDocument<Data>(
  disk: Disk,
  path: string,
  onFault: OnDocumentFault,
  schema: z.ZodType<Data>,
): JsonDocument<Data> {
  let isFaulty = false;
  const adapter = durableJson<Data | null>(disk, path, reportFault, (raw) => schema.safeParse(raw).data);
  const low = new Low<Data | null>(adapter, null);

  function reportFault(fault: Parameters<OnDocumentFault>[0]): void {
    isFaulty = true;
    onFault(fault);
  }

  async function read(): Promise<Data | null> {
    // lowdb keeps what it has where nothing is read.
    low.data = null;
    await low.read();
    return low.data;
  }

  async function write(data: Data): Promise<void> {
    low.data = data;
    await low.write();
    isFaulty = false;
  }

  async function mend(data: Data): Promise<void> {
    try {
      if (isFaulty) await write(data);
    } catch (error) {
      if (!isSystemError(error)) throw error; // The fault was told, and stays as it is until something is written.
    }
  }

  return { read, write, mend, remove: adapter.remove };
}
