import * as z from 'zod';

/** Every status belongs to one of two states; what a ticket may do depends on the state, what people read is the status. */
export const ticketState = z.enum(['open', 'closed']);
export type TicketState = z.infer<typeof ticketState>;

/** What a status means, in the order of a ticket's life. Lists of statuses are in this order too. */
export const statusKind = z.enum(['open', 'waiting', 'resolved', 'closed']);
export type StatusKind = z.infer<typeof statusKind>;

export function stateOf(kind: StatusKind): TicketState {
  return kind === 'open' || kind === 'waiting' ? 'open' : 'closed';
}

/** The kind of a status of the first release, which told Resolved and Closed apart by their ids alone. */
export function kindOfEarlier(statusId: string, state: TicketState): StatusKind {
  if (state === 'open') return 'open';
  return statusId === 'status-resolved' ? 'resolved' : 'closed';
}
