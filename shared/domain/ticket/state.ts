import * as z from 'zod';

/** Every status belongs to one of two states; what a ticket may do depends on the state, what people read is the status. */
export const ticketState = z.enum(['open', 'closed']);
export type TicketState = z.infer<typeof ticketState>;
