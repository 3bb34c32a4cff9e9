/** The kind of target that a ticket is; every other kind is a desk record. */
export const ticketKind = 'ticket';
