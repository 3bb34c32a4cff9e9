import { type TicketAct, ticketActs } from '../../../shared/bridge/commands.ts';
import type { TicketState } from '../../../shared/domain/ticket/state.ts';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';

export const openId = 'status-open';
export const resolvedId = 'status-resolved';
export const closedId = 'status-closed';

/** What this agent can do with a ticket now, as buttons and as items of the menu above the window. */
export function actsOn({ may, state, statusId, agentId, teamId }: TicketFacts): readonly TicketAct[] {
  const isOpen = state === 'open';
  const possible: Readonly<Record<TicketAct, boolean>> = {
    claim: may.includes('ticket.assign') && isOpen && agentId === null,
    assign: may.includes('ticket.assign'),
    release: may.includes('ticket.release') && isOpen && (agentId !== null || teamId !== null),
    transfer: may.includes('ticket.transfer'),
    resolve: may.includes('ticket.close') && isOpen,
    close: may.includes('ticket.close') && statusId !== closedId,
    reopen: may.includes('ticket.create') && !isOpen,
    'add-message': may.includes('ticket.reply'),
  };
  return ticketActs.filter((act) => possible[act]);
}

/** Whether a status closes an open ticket whose requester has had no reply; one of unknown state may close it. */
export function closesSilently({ state, wasAnswered }: TicketFacts, next: TicketState | undefined): boolean {
  return state === 'open' && next !== 'open' && !wasAnswered;
}
