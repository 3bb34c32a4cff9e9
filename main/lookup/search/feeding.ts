import type { Id } from '../../../shared/domain/id.ts';
import type { Rest } from '../../platform/in-slices.ts';
import type { IndexWorker } from './index-worker.ts';
import { type NewestRows, ordinalIn } from './newest-rows.ts';
import { signedTicket, type TicketSource, writtenTicket } from './ticket-source.ts';
import type { Lacking, SignedTicket, WrittenTicket } from './worker/requests.ts';

/** Brings the index up to date: reads the texts that it lacks, a few tickets at a time, and waits until it has taken them. */
export interface Feeding {
  /** Tickets that have changed. */
  readonly note: (ids: Iterable<Id>) => void;
  /** Gives the index everything that was noted. */
  readonly feedNoted: () => Promise<void>;
  /** Compares all tickets with the index, the ones that changed last first; `onProgress` gets the part that is done. */
  readonly feedAll: (onProgress: (fraction: number) => void) => Promise<void>;
  /** How many noted tickets wait. */
  readonly waiting: () => number;
}

export interface FeedingPorts {
  readonly worker: Pick<IndexWorker, 'ask'>;
  readonly source: TicketSource;
  readonly newest: NewestRows;
  readonly rest: Rest;
  /** Called before the index is changed. */
  readonly onWrite: () => void;
}

/** The tickets of one transaction: the thread writes about so many in a twentieth of a second. */
const inBlock = 64;
/** So many tickets are read at the same time. */
const atOnce = 4;

export function createFeeding({ worker, source, newest, rest, onWrite }: FeedingPorts): Feeding {
  const { rows, texts } = source;
  const noted = new Set<Id>();

  async function feed(ids: readonly Id[]): Promise<void> {
    const present: SignedTicket[] = [];
    const removed: Id[] = [];
    for (const id of ids) {
      const pause = rest();
      if (pause) await pause;
      const ticket = signedTicket(texts, id);
      if (ticket) present.push(ticket);
      else removed.push(id);
    }
    const lacking = present.length > 0 ? await worker.ask('compare', present) : [];
    const tickets = await read(present, lacking);
    if (tickets.length === 0 && removed.length === 0) return;
    onWrite();
    await worker.ask('write', { tickets, removed });
  }

  async function read(present: readonly SignedTicket[], lacking: readonly Lacking[]): Promise<WrittenTicket[]> {
    const byId = new Map(present.map((ticket) => [ticket.id, ticket]));
    const read: WrittenTicket[] = [];
    for (let from = 0; from < lacking.length; from += atOnce) {
      const pause = rest();
      if (pause) await pause;
      const some = lacking.slice(from, from + atOnce).flatMap(({ id, rows: numbers }) => {
        const ticket = byId.get(id);
        return ticket ? [writtenTicket(texts, ticket, numbers)] : [];
      });
      read.push(...(await Promise.all(some)));
    }
    return read;
  }

  async function feedNoted(): Promise<void> {
    source.settle();
    while (noted.size > 0) {
      const ids = [...noted].slice(0, inBlock);
      for (const id of ids) noted.delete(id);
      try {
        await feed(ids);
      } catch (error) {
        for (const id of ids) noted.add(id);
        throw error;
      }
    }
  }

  async function feedAll(onProgress: (fraction: number) => void): Promise<void> {
    await removeUnknown();
    const places = await newest.places(rest);
    let next = 0;
    // While the thread takes one block, the texts of another one are read.
    const lane = async () => {
      while (next < places.length) {
        onProgress(next / places.length);
        const block = Array.from(places.subarray(next, next + inBlock), ordinalIn);
        next += inBlock;
        await feed(block.filter(rows.isThere).map(rows.idAt));
      }
    };
    await Promise.all([lane(), lane()]);
    await feedNoted();
  }

  /** Tickets that are no longer on the desk. */
  async function removeUnknown(): Promise<void> {
    const limit = 1_000;
    let after = '';
    for (;;) {
      const ids = await worker.ask('ids', { after, limit });
      const unknown = ids.filter((id) => !rows.has(id));
      if (unknown.length > 0) await feed(unknown);
      const last = ids.at(-1);
      if (ids.length < limit || last === undefined) return;
      after = last;
    }
  }

  return {
    note: (ids) => {
      for (const id of ids) noted.add(id);
    },
    feedNoted,
    feedAll,
    waiting: () => noted.size,
  };
}
