import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Engine } from '../engine/engine.ts';

/** A ticket that the agent may see; one they may not see looks like one that does not exist. */
export async function visibleTicket(
  { tickets }: Pick<Engine, 'tickets'>,
  access: AgentAccess,
  ticketId: Id,
): Promise<Ticket | undefined> {
  const [ticket] = await tickets.load([ticketId]);
  return ticket && canSee(access, ticket) ? ticket : undefined;
}
