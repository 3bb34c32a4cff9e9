import type { TicketDetails } from '../../../shared/views/ticket-details.ts';

export const steps = ['intake', 'assignment', 'working', 'resolution', 'closed'] as const;

/** The step of the progress line: opened, assigned, answered, resolved or closed. */
export function currentStep({ statusKind, agentId, teamId, wasAnswered }: TicketDetails): (typeof steps)[number] {
  if (statusKind === 'closed') return 'closed';
  if (statusKind === 'resolved') return 'resolution';
  const isAssigned = agentId !== null || teamId !== null;
  return isAssigned && wasAnswered ? 'working' : 'assignment';
}
