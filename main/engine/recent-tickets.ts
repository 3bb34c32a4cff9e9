import type { Id } from '../../shared/domain/id.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';

/** The tickets that were used last. The others are folded again from the journal when they are needed. */
export interface RecentTickets {
  /** A ticket that is in memory; it counts as used now. */
  readonly get: (id: Id) => Ticket | undefined;
  readonly has: (id: Id) => boolean;
  readonly set: (ticket: Ticket) => void;
  readonly drop: (id: Id) => void;
  readonly values: () => Iterable<Ticket>;
  /** Forgets all but this many. Nothing else forgets a ticket, so that a task keeps those that it has loaded. */
  readonly forgetOld: (most: number) => void;
}

export function createRecentTickets(): RecentTickets {
  /** The ticket used last is the last one. */
  const tickets = new Map<Id, Ticket>();

  function set(ticket: Ticket): void {
    tickets.delete(ticket.id);
    tickets.set(ticket.id, ticket);
  }

  return {
    get: (id) => {
      const ticket = tickets.get(id);
      if (ticket) set(ticket);
      return ticket;
    },
    has: (id) => tickets.has(id),
    set,
    drop: (id) => void tickets.delete(id),
    values: () => tickets.values(),
    forgetOld: (most) => {
      for (const id of tickets.keys()) {
        if (tickets.size <= most) return;
        tickets.delete(id);
      }
    },
  };
}
