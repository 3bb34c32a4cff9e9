import type { IndexWorker } from './index-worker.ts';
import type { TicketSource } from './ticket-source.ts';
import { IndexFault } from './worker/index-fault.ts';
import type { Seal, Summed } from './worker/requests.ts';

/** Seals the index when it is at rest, and checks the seal of an earlier process. */
export interface Sealing {
  /** The seal that an earlier process left. */
  readonly found: (seal: Seal) => void;
  /** Whether nothing has been written since. */
  readonly isIntact: () => boolean;
  /** Something is about to be written. */
  readonly broken: () => void;
  /** Does nothing if something is written at the same time, or if the signal is aborted. */
  readonly seal: (signal: AbortSignal) => Promise<void>;
  /** Throws if the index is not what was sealed. Call it before anything is written. */
  readonly check: (seal: Seal, signal: AbortSignal) => Promise<void>;
}

export interface SealingPorts {
  readonly worker: Pick<IndexWorker, 'ask'>;
  readonly checkpoint: TicketSource['checkpoint'];
  /** Whether the index has everything that was noted. */
  readonly isFed: () => boolean;
}

export function createSealing({ worker, checkpoint, isFed }: SealingPorts): Sealing {
  let present: Seal | undefined;
  /** The checksum of the index, if nothing has been written since. */
  let known: Summed | undefined;
  let writes = 0;

  /** Of the whole file, or undefined when the signal was aborted before its end. */
  async function summed(signal: AbortSignal): Promise<Summed | undefined> {
    let sum: Summed = { length: 0, sum: 0 };
    while (!signal.aborted) {
      const next = await worker.ask('sum', sum);
      if (next.length === sum.length) return sum;
      sum = next;
    }
    return undefined;
  }

  return {
    found: (seal) => {
      present = seal;
      known = seal;
    },
    isIntact: () => writes === 0,
    broken: () => {
      writes += 1;
      present = undefined;
      known = undefined;
    },
    seal: async (signal) => {
      const reached = await checkpoint();
      const before = writes;
      // What changed before the checkpoint was noted before it.
      if (!isFed() || present?.checkpoint === reached) return;
      const sum = known ?? (await summed(signal));
      if (!sum || writes !== before) return;
      const { length } = sum;
      present = { checkpoint: reached, length, sum: sum.sum };
      known = sum;
      await worker.ask('seal', present);
    },
    check: async (seal, signal) => {
      const sum = await summed(signal);
      if (sum && (sum.length !== seal.length || sum.sum !== seal.sum))
        throw new IndexFault('damaged', 'it is not what was stored');
    },
  };
}
