import type { Id } from '../id.ts';
import { stampMs } from '../stamp.ts';
import type { StatusKind, TicketState } from '../ticket-state.ts';
import { isAnswered } from './answered.ts';
import type { CustomFields } from './custom-fields.ts';
import { isDeleted } from './deletion.ts';
import type { Fields } from './fields.ts';
import { hasFiles, lastReply } from './found-entries.ts';
import { type ClosedOutcome, closedOutcome } from './measured-targets.ts';
import type { Referrals } from './referrals.ts';
import { type Targets, targetsOf } from './targets.ts';
import type { Ticket } from './ticket.ts';
import type { Visibility } from './visibility.ts';
import { waitsUntilMs } from './waiting.ts';

/** A ticket’s properties without its entries, for lists, conditions, notices and rights. */
export interface TicketRow extends Targets {
  readonly id: Id;
  readonly number: string;
  readonly fields: Fields;
  readonly custom: CustomFields;
  readonly statusId: Id;
  readonly statusKind: StatusKind;
  readonly state: TicketState;
  readonly departmentId: Id;
  readonly agentId: Id | null;
  readonly teamId: Id | null;
  readonly requesterId: Id;
  readonly planId: Id | null;
  readonly openedMs: number;
  readonly updatedMs: number;
  readonly closedMs: number | null;
  /** Whether its targets were met; null while it is open, and if it had none. */
  readonly outcome: ClosedOutcome | null;
  readonly reopenedMs: number | null;
  /** The date until which it waits for its requester. */
  readonly waitsUntilMs: number | null;
  /** Whether the requester is answered, even if the ticket is closed. */
  readonly isAnswered: boolean;
  /** Whether the requester waits for an answer, even if the ticket is closed. */
  readonly isUnanswered: boolean;
  readonly isWaitingForUs: boolean;
  readonly hasConflict: boolean;
  readonly isDeleted: boolean;
  readonly isNotNotified: boolean;
  readonly hasAttachment: boolean;
  readonly whereabouts: Visibility;
}

export function ticketRow(ticket: Ticket): TicketRow {
  const { id, intake, fields, custom, status, department, assignment, requester, referrals, due, conversation } =
    ticket;
  const answered = isAnswered(ticket);
  const isUnanswered = answered === false;
  return {
    id,
    number: intake.number,
    fields,
    custom,
    statusId: status.statusId,
    statusKind: status.kind,
    state: status.state,
    departmentId: department.departmentId,
    agentId: assignment.agentId,
    teamId: assignment.teamId,
    requesterId: requester.personId,
    planId: due.plan?.planId ?? null,
    openedMs: intake.openedMs,
    updatedMs: stampMs(ticket.newest),
    ...targetsOf(ticket),
    closedMs: status.closedMs,
    outcome: closedOutcome(ticket),
    reopenedMs: status.reopenedMs,
    waitsUntilMs: waitsUntilMs(status),
    isAnswered: answered === true,
    isUnanswered,
    isWaitingForUs: status.state === 'open' && isUnanswered,
    hasConflict: ticket.conflicts.length > 0,
    isDeleted: isDeleted(ticket),
    isNotNotified: isNotNotified(ticket),
    hasAttachment: hasFiles(conversation),
    whereabouts: { intake: { number: intake.number }, department, assignment, referrals: withoutTimes(referrals) },
  };
}

/** Who has access is shared by many rows, whenever they got it. */
function withoutTimes(referrals: Referrals): Referrals {
  return referrals.to.length === 0 ? referrals : { to: referrals.to.map(({ kind, id }) => ({ kind, id })) };
}

/** Whether the newest reply has not been delivered to the requester. Delivery is not recorded yet. */
function isNotNotified({ conversation }: Ticket): boolean {
  return lastReply(conversation)?.retracted === false;
}
