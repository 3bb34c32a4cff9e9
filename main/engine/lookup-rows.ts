import type { Id } from '../../shared/domain/id.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';

/** What the engine's own look-ups need of every ticket: its visibility, its requester and the records it names. */
export type LookupRow = Pick<
  Ticket,
  'id' | 'intake' | 'department' | 'assignment' | 'referrals' | 'requester' | 'fields' | 'due'
>;

/** The rows of all tickets. With it no ticket has to be in memory as a whole. */
export interface LookupRows {
  readonly ids: () => Iterable<Id>;
  readonly row: (id: Id) => LookupRow | undefined;
}

export function rowsOf(tickets: ReadonlyMap<Id, Ticket>): LookupRows {
  return { ids: () => tickets.keys(), row: (id) => tickets.get(id) };
}
