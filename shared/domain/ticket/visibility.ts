import type { Intake } from './intake.ts';
import type { Ticket } from './ticket.ts';

/** The parts of a ticket that decide who can see it. */
export interface Visibility extends Pick<Ticket, 'department' | 'assignment' | 'referrals'> {
  readonly intake: Pick<Intake, 'number'>;
}
