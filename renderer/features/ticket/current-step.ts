import type { Stage } from '../../../shared/views/stages.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';

/** The step of the progress line: opened, assigned, answered, resolved or closed. */
export function currentStep({ statusKind, agentId, teamId, wasAnswered }: TicketDetails): Stage {
  if (statusKind === 'closed') return 'closed';
  if (statusKind === 'resolved') return 'resolution';
  const isAssigned = agentId !== null || teamId !== null;
  return isAssigned && wasAnswered ? 'working' : 'assignment';
}
