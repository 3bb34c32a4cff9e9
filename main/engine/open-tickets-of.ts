import type { Id } from '../../shared/domain/id.ts';
import { type TicketRow, ticketRow } from '../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { ticketReferences } from '../../shared/domain/ticket-references.ts';
import type { Rows } from './rows/row-table.ts';

/** Counts open tickets with a department or team. `unsaved` are the tickets that the batch has changed. */
export function openTicketsOf(
  rows: Pick<Rows, 'size' | 'isThere' | 'cursor' | 'ordinalOf'>,
  unsaved: readonly Ticket[],
  kind: 'department' | 'team',
  ids: ReadonlySet<Id>,
): number {
  const read = ticketReferences[kind];
  const isCounted = (row: TicketRow) => row.state === 'open' && !row.isDeleted && ids.has(read?.(row) ?? '');
  const changed = new Set(unsaved.map(({ id }) => rows.ordinalOf(id)));
  let count = unsaved.filter((ticket) => isCounted(ticketRow(ticket))).length;
  const cursor = rows.cursor();
  for (let ordinal = 0; ordinal < rows.size(); ordinal += 1) {
    if (rows.isThere(ordinal) && !changed.has(ordinal) && isCounted(cursor.at(ordinal))) count += 1;
  }
  return count;
}
