import type { Id } from '../../shared/domain/id.ts';
import { type TicketRow, ticketRow } from '../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { createGathering, type Gathering } from '../../shared/lib/gathering.ts';

/** A ticket's row before and after a change. */
export interface RowChange {
  readonly before: TicketRow | undefined;
  readonly after: TicketRow;
}

/** The rows of all tickets, for searches over many of them. */
export interface Rows {
  readonly get: (id: Id) => TicketRow | undefined;
  readonly all: () => Iterable<TicketRow>;
  readonly count: () => number;
  /** The tickets with a number. Only two copies of one device use a number twice. */
  readonly withNumber: (number: string) => readonly TicketRow[];
  /** Applies changes of tickets; returns how their rows changed. */
  readonly ticketsChanged: (tickets: Iterable<Ticket>) => readonly RowChange[];
  /** Builds rows in advance; otherwise the first caller would have to wait for it. */
  readonly gather: Gathering['takeSome'];
}

/** The tickets from which rows are built; those in memory are free. */
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
      // Tickets that changed since the start are in memory.
      const ticket = tickets.present(id) ?? begun.get(id);
      begun.delete(id);
      if (ticket) take(ticketRow(ticket));
    },
  );

  function take(row: TicketRow): void {
    const before = rows.get(row.id);
    rows.set(row.id, row);
    if (row.number === before?.number) return;
    // Commits that arrive late may change a ticket's number.
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
