import type { Id } from '../../shared/domain/id.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';

/** What the engine's own look-ups know of every ticket: where it stands, who asks in it, and which records it names. */
export type LookupRow = Pick<
  Ticket,
  'id' | 'intake' | 'department' | 'assignment' | 'referrals' | 'requester' | 'fields' | 'due'
>;

/** The rows of all tickets. Behind it no ticket need be in memory as a whole. */
export interface LookupRows {
  readonly ids: () => Iterable<Id>;
  readonly row: (id: Id) => LookupRow | undefined;
}

export function rowsOf(tickets: ReadonlyMap<Id, Ticket>): LookupRows {
  return { ids: () => tickets.keys(), row: (id) => tickets.get(id) };
}
