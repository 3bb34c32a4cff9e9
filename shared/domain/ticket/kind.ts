/** The target kind of tickets; every other kind is a desk record. */
export const ticketKind = 'ticket';
