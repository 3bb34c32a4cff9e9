import * as z from 'zod';

/** Every status has one of two states; the state determines what can be done, and people see the status. */
export const ticketState = z.enum(['open', 'closed']);
export type TicketState = z.infer<typeof ticketState>;

/** The meaning of a status, in the order of a ticket's life, which is also the order of lists. */
export const statusKind = z.enum(['open', 'waiting', 'resolved', 'closed']);
export type StatusKind = z.infer<typeof statusKind>;

export function stateOf(kind: StatusKind): TicketState {
  return kind === 'open' || kind === 'waiting' ? 'open' : 'closed';
}

/** The kind of a status of the first release, which distinguished Resolved and Closed only by id. */
export function kindOfEarlier(statusId: string, state: TicketState): StatusKind {
  if (state === 'open') return 'open';
  return statusId === 'status-resolved' ? 'resolved' : 'closed';
}
