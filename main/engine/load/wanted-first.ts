import { ticketKind } from '../../../shared/domain/ticket/kind.ts';
import type { Wanted } from '../../journal/line.ts';

const ofTicket = `${ticketKind}:`;
const opening = 'ticket.opened';
const always: ReadonlySet<string> = new Set([opening, 'status.set', 'status.changed', 'commit.undone']);

/**
 * What the first reading of a journal needs of the events’ data: desk records, the numbers and statuses of tickets, and
 * what tells whether a thread shows a change. Bodies, and the first values of a ticket, are read later.
 */
export const wantedFirst: Wanted = ({ type, on }, { events }) => {
  if (!on.startsWith(ofTicket) || always.has(type)) return 'value';
  if (type === 'conversation.posted' || events.some((event) => event.type === opening)) return 'nothing';
  return 'value';
};
