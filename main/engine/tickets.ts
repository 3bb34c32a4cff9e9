import { targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { SerialQueue } from '../../shared/lib/serial-queue.ts';
import type { EnginePorts } from './ports.ts';
import { createRefolding } from './refold.ts';
import type { DeskState } from './state.ts';

/** The tickets of a desk. They need not all be in memory; a caller loads those it needs. */
export interface Tickets {
  /** The current ticket, if it is in memory. */
  readonly present: (id: Id) => Ticket | undefined;
  /** Current tickets in the requested order, without unknown ones; read from the journal if necessary. */
  readonly load: (ids: readonly Id[]) => Promise<readonly Ticket[]>;
  /** Every ticket, for building row tables; other code should use those tables. */
  readonly all: () => Iterable<Ticket>;
  readonly count: () => number;
}

type ReadPorts = Pick<EnginePorts, 'journal'>;

export function createTickets(state: DeskState, ports: ReadPorts, work: SerialQueue): Tickets {
  const { tickets } = state.targets;
  return {
    present: (id) => tickets.get(id),
    load: async (ids) => {
      // Read in the queue, because a commit applied during the read would make the result out of date.
      if (missing(state, ids).length > 0) await work.run(() => loadTickets(state, ports, ids));
      return ids.flatMap((id) => tickets.get(id) ?? []);
    },
    all: () => tickets.values(),
    count: () => tickets.size,
  };
}

/** Folds those of the tickets that are not in memory. Call it only from a task in the engine’s queue. */
export async function loadTickets(state: DeskState, ports: ReadPorts, ids: Iterable<Id>): Promise<void> {
  const keys = missing(state, ids);
  if (keys.length > 0) await createRefolding(state, ports).refold(state.targets, keys);
}

function missing({ targets, commits }: DeskState, ids: Iterable<Id>): string[] {
  const absent = [...new Set(ids)].filter((id) => !targets.tickets.has(id));
  return absent.map((id) => targetKey({ kind: ticketKind, id })).filter(commits.isTouched);
}
