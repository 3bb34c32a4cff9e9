import type { Engine } from '../../main/engine/engine.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';

/** Every ticket of a desk by its id, as it is now. */
export function ticketsOn({ tickets }: Pick<Engine, 'tickets'>): Map<Id, Ticket> {
  return new Map([...tickets.all()].map((ticket) => [ticket.id, ticket]));
}
