import { mostOthers, type OtherTickets as ShownOthers } from '../../shared/bridge/contract/tickets.ts';
import type { AgentAccess } from '../../shared/domain/access.ts';
import { currentRecord } from '../../shared/domain/records/current-record.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { searchOfRequester } from '../../shared/views/search/search-of-requester.ts';
import { shownStatus } from '../../shared/views/status-shown.ts';
import type { Engine } from '../engine/engine.ts';
import type { OtherTickets } from '../lookup/other-tickets.ts';

export interface OtherTicketsPorts {
  readonly engine: Pick<Engine, 'records'>;
  readonly otherTickets: OtherTickets;
}

/** The other tickets of a ticket's requester as a window lists them. */
export async function shownOthers(
  { engine: { records }, otherTickets }: OtherTicketsPorts,
  { agentId }: AgentAccess,
  ticket: Ticket,
): Promise<ShownOthers> {
  const { first, ...found } = await otherTickets.of(agentId, ticket, mostOthers);
  const person = currentRecord(records, 'person', ticket.requester.personId);
  return {
    ...found,
    tickets: first.map(({ id, number, fields, statusId, statusKind: kind, state }) => ({
      ...{ id, number, summary: fields.summary },
      ...shownStatus(records, { statusId, kind, state }),
    })),
    otherNotes: found.requesterIds.flatMap((id) => {
      const note = id === person?.id ? '' : (records.get('person', id)?.note ?? '');
      return note === '' ? [] : [note];
    }),
    search: person ? searchOfRequester(person) : '',
  };
}
