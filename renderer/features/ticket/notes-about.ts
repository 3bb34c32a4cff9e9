import type { OtherTickets } from '../../../shared/bridge/contract/tickets.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';

/** What agents have noted in all records of the requester, each text once. */
export function notesAbout(
  { requesterNote }: Pick<TicketDetails, 'requesterNote'>,
  others: Pick<OtherTickets, 'otherNotes'> | undefined,
): readonly string[] {
  return [...new Set([requesterNote, ...(others?.otherNotes ?? [])])].filter((note) => note !== '');
}
