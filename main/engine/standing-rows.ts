import type { Id } from '../../shared/domain/id.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';

/** What the engine's own look-ups know of every ticket: where it stands, who asks in it, and which records it names. */
export type StandingRow = Pick<
  Ticket,
  'id' | 'intake' | 'department' | 'assignment' | 'referrals' | 'requester' | 'fields' | 'due'
>;

/** The rows of all tickets. Behind it no ticket need be in memory as a whole. */
export interface StandingRows {
  readonly ids: () => Iterable<Id>;
  readonly row: (id: Id) => StandingRow | undefined;
}

export function rowsOf(tickets: ReadonlyMap<Id, Ticket>): StandingRows {
  return { ids: () => tickets.keys(), row: (id) => tickets.get(id) };
}
