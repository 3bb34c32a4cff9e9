import type { Id } from '../domain/id.ts';
import type { Permission } from '../domain/permission.ts';
import type { TicketState } from '../domain/ticket-state.ts';

/** The statuses that a ticket has or that an agent may give it; tickets together have none in common. */
export function offeredStatuses<Status extends { readonly id: Id; readonly state: TicketState }>(
  statuses: readonly Status[],
  presentId: Id | undefined,
  may: readonly Permission[],
): readonly Status[] {
  return statuses.filter(
    ({ id, state }) => id === presentId || may.includes(state === 'open' ? 'ticket.create' : 'ticket.close'),
  );
}
