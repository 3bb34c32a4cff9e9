import type { Id } from '../../shared/domain/id.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';

/** The tickets of each requester: made at the first question, and kept from then on. */
export interface Requesters {
  readonly ticketsOf: (personId: Id) => readonly Id[];
  readonly ticketChanged: (before: Ticket | undefined, after: Ticket) => void;
}

export function createRequesters(tickets: ReadonlyMap<Id, Ticket>): Requesters {
  let byPerson: Map<Id, Id[]> | undefined;

  function note(index: Map<Id, Id[]>, { id, requester: { personId } }: Ticket): void {
    const known = index.get(personId);
    if (known) known.push(id);
    else index.set(personId, [id]);
  }

  function made(): Map<Id, Id[]> {
    const index = new Map<Id, Id[]>();
    for (const ticket of tickets.values()) note(index, ticket);
    return index;
  }

  return {
    ticketsOf: (personId) => {
      byPerson ??= made();
      return byPerson.get(personId) ?? [];
    },
    ticketChanged: (before, after) => {
      if (!byPerson || before?.requester.personId === after.requester.personId) return;
      const left = byPerson.get(before?.requester.personId ?? '');
      if (before && left)
        byPerson.set(
          before.requester.personId,
          left.filter((id) => id !== before.id),
        );
      note(byPerson, after);
    },
  };
}
