import type { Id } from '../../shared/domain/id.ts';
import { ticketRow } from '../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Visibility } from '../../shared/domain/ticket/visibility.ts';
import { isCountedOpen } from './rows/open-by-group.ts';
import type { Rows } from './rows/row-table.ts';

type Kind = 'department' | 'team';

/** Counts open tickets with a department or team. `unsaved` are the tickets that the batch has changed. */
export function openTicketsOf(
  rows: Pick<Rows, 'get' | 'groupAt' | 'openByGroup'>,
  unsaved: readonly Ticket[],
  kind: Kind,
  ids: ReadonlySet<Id>,
): number {
  let count = 0;
  rows.openByGroup().forEach((open, group) => {
    const visibility = rows.groupAt(group);
    if (visibility && isOne(visibility, kind, ids)) count += open;
  });
  for (const ticket of unsaved) {
    const before = rows.get(ticket.id);
    for (const [row, change] of [
      [before, -1],
      [ticketRow(ticket), 1],
    ] as const) {
      if (row && isCountedOpen(row) && isOne(row.whereabouts, kind, ids)) count += change;
    }
  }
  return count;
}

function isOne({ department, assignment }: Visibility, kind: Kind, ids: ReadonlySet<Id>): boolean {
  return ids.has((kind === 'department' ? department.departmentId : assignment.teamId) ?? '');
}
