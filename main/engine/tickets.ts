import { targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { SerialQueue } from '../../shared/lib/serial-queue.ts';
import type { LinesRead } from './lines-read.ts';
import type { EnginePorts } from './ports.ts';
import { createRefolding } from './refold.ts';
import type { DeskState } from './state.ts';

/** The whole tickets of a desk. Only those used last are in memory; for lists and rights, there are rows of all. */
export interface Tickets {
  /** Current tickets in the requested order, without unknown ones; read from the journal if necessary. */
  readonly load: (ids: readonly Id[]) => Promise<readonly Ticket[]>;
}

type ReadPorts = Pick<EnginePorts, 'journal'>;

export function createTickets(
  state: DeskState,
  ports: ReadPorts,
  work: SerialQueue,
  linesRead: Pick<LinesRead, 'keep'>,
): Tickets {
  const present = (ids: readonly Id[]) => ids.flatMap((id) => state.targets.tickets.get(id) ?? []);

  async function loaded(ids: readonly Id[]): Promise<readonly Ticket[]> {
    await loadTickets(state, ports, ids, linesRead.keep);
    return present(ids);
  }

  return {
    // Read in the queue, because a commit applied during the read would make the result out of date.
    load: async (ids) => {
      await state.index.whenComplete();
      return missing(state, ids).length > 0 ? work.run(() => loaded(ids)) : present(ids);
    },
  };
}

/** Folds those of the tickets that are not in memory. Call it only from a task in the engine’s queue. */
export async function loadTickets(
  state: DeskState,
  ports: ReadPorts,
  ids: Iterable<Id>,
  onRead?: LinesRead['keep'],
): Promise<void> {
  const keys = missing(state, ids);
  if (keys.length > 0) await createRefolding(state, ports, onRead).refold(state.targets, keys);
}

export function areLoaded({ targets }: DeskState, ids: readonly Id[]): boolean {
  return ids.every((id) => targets.tickets.has(id));
}

function missing({ targets, commits }: DeskState, ids: Iterable<Id>): string[] {
  const absent = [...new Set(ids)].filter((id) => !targets.tickets.has(id));
  return absent.map((id) => targetKey({ kind: ticketKind, id })).filter(commits.isTouched);
}

/**
 * The engine’s queue. What a task loads stays in memory until the task ends: an operation is decided, written and applied
 * in one.
 */
export function forgettingQueue(queue: SerialQueue, { targets }: DeskState, most: number): SerialQueue {
  targets.tickets.forgetOld(most);
  return {
    ...queue,
    run: (task) =>
      queue.run(async () => {
        try {
          return await task();
        } finally {
          targets.tickets.forgetOld(most);
        }
      }),
  };
}
