import { Low } from 'lowdb';
import type * as z from 'zod';
import { type Disk, isSystemError } from './disk.ts';
import type { OnDocumentFault } from './document-fault.ts';
import { durableJson } from './durable-json.ts';

/** A small document in its own file: held by lowdb, stored in two generations, and validated when it is read. */
export interface JsonDocument<Data> {
  /** Undefined if there is no readable one. Does not change the disk. */
  readonly read: () => Promise<Data | null>;
  readonly write: (data: Data) => Promise<void>;
  /** After a fault in the last reading, writes two intact generations again, if the disk allows it. */
  readonly repair: (data: Data) => Promise<void>;
  /** Removes all generations; damaged ones are set aside. */
  readonly remove: () => Promise<void>;
}

/** A document is read about once: compiling its schema takes longer than parsing. */
export const readOnce = { jitless: true };

export function jsonDocument<Data>(
  disk: Disk,
  path: string,
  onFault: OnDocumentFault,
  schema: z.ZodType<Data>,
): JsonDocument<Data> {
  let isFaulty = false;
  const adapter = durableJson<Data | null>(disk, path, reportFault, (raw) => schema.safeParse(raw, readOnce).data);
  const low = new Low<Data | null>(adapter, null);

  function reportFault(fault: Parameters<OnDocumentFault>[0]): void {
    isFaulty = true;
    onFault(fault);
  }

  async function read(): Promise<Data | null> {
    // lowdb keeps its present data if nothing is read.
    low.data = null;
    await low.read();
    return low.data;
  }

  async function write(data: Data): Promise<void> {
    low.data = data;
    await low.write();
    isFaulty = false;
  }

  async function repair(data: Data): Promise<void> {
    try {
      if (isFaulty) await write(data);
    } catch (error) {
      if (!isSystemError(error)) throw error; // The fault was reported, and remains until the next write.
    }
  }

  return { read, write, repair, remove: adapter.remove };
}
