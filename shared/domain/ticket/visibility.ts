import type { Draft } from '../event.ts';
import type { Assignees } from './assignment.ts';
import type { Intake } from './intake.ts';
import type { Referral, Referrals } from './referrals.ts';
import type { Ticket } from './ticket.ts';

/** The parts of a ticket that decide who can see it. */
export interface Visibility extends Pick<Ticket, 'department' | 'assignment' | 'referrals'> {
  readonly intake: Pick<Intake, 'number'>;
}

/** What decides who can see a ticket once the events of an operation are applied. */
export function visibilityAfter(ticket: Visibility, drafts: readonly Draft[]): Visibility {
  let { department, assignment, referrals } = ticket;
  for (const { type, data } of drafts) {
    // Safe: the operations of the ticket make these events, with data of their schemas.
    if (type === 'department.changed') department = { departmentId: (data as { readonly to: string }).to };
    else if (type === 'assignment.changed') assignment = (data as { readonly to: Assignees }).to;
    else if (type === 'referral.added') referrals = { to: [...referrals.to, data as Referral] };
    else if (type === 'referral.removed') referrals = without(referrals, data as Referral);
  }
  return { intake: ticket.intake, department, assignment, referrals };
}

function without({ to }: Referrals, { kind, id }: Referral): Referrals {
  return { to: to.filter((other) => other.kind !== kind || other.id !== id) };
}
