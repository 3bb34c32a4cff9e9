import type { TicketDetails } from '../../../shared/views/ticket-details.ts';

interface Chosen {
  /** Empty for nobody. */
  readonly agentId: string;
  readonly teamId: string;
}

/** Whether the agent who has the ticket would lose access to it with this assignment. */
export function losesAccess(
  { agentId: formerId, assigneeLosesUnlessIn: unlessIn }: Pick<TicketDetails, 'agentId' | 'assigneeLosesUnlessIn'>,
  { agentId, teamId }: Chosen,
): boolean {
  return formerId !== null && agentId !== formerId && unlessIn !== null && !unlessIn.includes(teamId);
}
