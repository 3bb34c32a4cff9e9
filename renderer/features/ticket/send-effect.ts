import type { StatusKind, TicketState } from '../../../shared/domain/ticket-state.ts';

/** What sending a reply or note does to the ticket’s status. */
export type SendEffect = 'send' | 'wait' | 'resolve' | 'close' | 'reopen' | 'set';

/** `chosen` is the status to set, if any; its kind is unknown until the statuses are loaded. */
export function sendEffect(chosen: string | null, kind: StatusKind | undefined, state: TicketState): SendEffect {
  if (chosen === null) return 'send';
  if (kind === 'waiting') return 'wait';
  if (kind === 'resolved') return 'resolve';
  if (kind === 'closed') return 'close';
  return kind === 'open' && state === 'closed' ? 'reopen' : 'set';
}
