import type { Id } from '../../shared/domain/id.ts';
import { type TicketRow, ticketRow } from '../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { createGathering, type Gathering } from '../../shared/lib/gathering.ts';

/** A row before and after something was done to its ticket. */
export interface RowChange {
  readonly before: TicketRow | undefined;
  readonly after: TicketRow;
}

/** The rows of all tickets, for whatever is looked up about many of them. */
export interface Rows {
  readonly get: (id: Id) => TicketRow | undefined;
  readonly all: () => Iterable<TicketRow>;
  readonly count: () => number;
  /** The tickets of a number. Only two copies of one device ever give one twice. */
  readonly withNumber: (number: string) => readonly TicketRow[];
  /** Takes in what became of some tickets, and says how their rows changed. */
  readonly ticketsChanged: (tickets: Iterable<Ticket>) => readonly RowChange[];
  /** Takes rows in before anybody looks, who would have to wait for all that are left. */
  readonly gather: Gathering['takeSome'];
}

/** The tickets that rows are made of; those in memory are at hand. */
export interface RowSource {
  readonly present: (id: Id) => Ticket | undefined;
  readonly all: () => Iterable<Ticket>;
  readonly count: () => number;
}

export function createRows(tickets: RowSource): Rows {
  const rows = new Map<Id, TicketRow>();
  const byNumber = new Map<string, readonly Id[]>();
  const begun = new Map<Id, Ticket>();
  const gathering = createGathering(
    () => {
      for (const ticket of tickets.all()) begun.set(ticket.id, ticket);
      return begun.keys();
    },
    (id) => {
      // What changed since it began is in memory.
      const ticket = tickets.present(id) ?? begun.get(id);
      begun.delete(id);
      if (ticket) take(ticketRow(ticket));
    },
  );

  function take(row: TicketRow): void {
    const before = rows.get(row.id);
    rows.set(row.id, row);
    if (row.number === before?.number) return;
    // Commits that come late may say another number than the one that was known.
    if (before)
      byNumber.set(
        before.number,
        idsOf(before.number).filter((id) => id !== row.id),
      );
    if (row.number !== '') byNumber.set(row.number, [...idsOf(row.number), row.id]);
  }

  function idsOf(number: string): readonly Id[] {
    return byNumber.get(number) ?? [];
  }

  function all(): ReadonlyMap<Id, TicketRow> {
    gathering.finish();
    return rows;
  }

  function get(id: Id): TicketRow | undefined {
    const ticket = rows.has(id) ? undefined : (tickets.present(id) ?? begun.get(id));
    return ticket ? ticketRow(ticket) : rows.get(id);
  }

  return {
    get,
    all: () => all().values(),
    count: tickets.count,
    withNumber: (number) => {
      gathering.finish();
      return idsOf(number).flatMap((id) => rows.get(id) ?? []);
    },
    ticketsChanged: (changed) => {
      const changes: RowChange[] = [];
      for (const ticket of changed) {
        const change = { before: rows.get(ticket.id), after: ticketRow(ticket) };
        if (gathering.hasTaken(ticket.id)) take(change.after);
        changes.push(change);
      }
      return changes;
    },
    gather: gathering.takeSome,
  };
}
