import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import type { DeskRecords } from '../records/desk-records.ts';
import type { RecordOf } from '../records/registry.ts';
import { countedMs } from '../sla/clock.ts';
import { dueAfterInterruptions, type Interruption, lengthOf } from '../sla/interrupted.ts';
import type { StatusKind } from '../ticket-state.ts';
import { ticketDraft } from './draft.ts';
import { type Due, type Paused, type Plan, pauseOf } from './due.ts';
import { hoursFor, planDraft, plannedDue, presentPlan } from './planning.ts';
import type { Ticket } from './ticket.ts';

type Planned = Pick<Ticket, 'id' | 'department' | 'due'>;

/** Stops the clock of a plan; the rest of its grace is kept until the clock runs again. */
export function pauseDraft(
  ticketId: Id,
  { planId, startMs, dueMs }: Pick<Plan, 'planId' | 'startMs' | 'dueMs'>,
  sinceMs: number,
  remainingMs: number,
  paused?: Paused,
): Draft {
  const from = paused ? { paused } : {};
  return ticketDraft(ticketId, 'due.paused', { planId, startMs, dueMs, sinceMs, remainingMs, from });
}

/** What a change of status does to the clock: it stands still while the ticket waits for its requester. */
export function clockDrafts(records: DeskRecords, ticket: Ticket, kind: StatusKind, nowMs: number): Draft[] {
  const paused = pauseOf(ticket.due, ticket.status.kind);
  if (kind !== 'waiting') return paused ? [resumeDraft(records, ticket, paused, nowMs)] : [];
  const { plan } = ticket.due;
  if (ticket.status.kind === 'waiting' || !plan) return [];
  return [pauseDraft(ticket.id, plan, nowMs, remainingMs(records, ticket, plan, nowMs))];
}

/** Runs the clock again: due is the remaining time from now on. A due time that had passed when it stopped stays. */
function resumeDraft(records: DeskRecords, ticket: Planned, paused: Paused, nowMs: number): Draft {
  const { planId, sinceMs, remainingMs } = paused;
  const hours = hoursOf(records, ticket);
  const counted = dueAfterInterruptions(hours, nowMs, remainingMs, []);
  const hadPassed = paused.dueMs <= sinceMs;
  return ticketDraft(ticket.id, 'due.resumed', {
    planId,
    startMs: ticket.due.plan?.startMs ?? sinceMs,
    dueMs: hadPassed ? paused.dueMs : counted.dueMs,
    sinceMs,
    toMs: nowMs,
    spans: hadPassed ? [] : counted.spans.map(([fromMs, toMs]): [number, number] => [fromMs, toMs]),
    ...(hours ? { timeZone: hours.timeZone } : {}),
    from: { paused },
  });
}

/** The counted time until the plan is due. */
function remainingMs(records: DeskRecords, ticket: Planned, plan: Plan, nowMs: number): number {
  if (plan.dueMs <= nowMs) return 0;
  const hours = hoursOf(records, ticket);
  const stops: readonly Interruption[] = ticket.due.waits ?? [];
  const counted = dueAfterInterruptions(hours, plan.startMs, plan.graceMs, stops);
  // If the schedule was edited since, the due time was counted by another one and still holds.
  if (counted.dueMs !== plan.dueMs) return hours ? countedMs(hours, nowMs, plan.dueMs) : plan.dueMs - nowMs;
  return lengthOf(counted.spans.filter(([, toMs]) => toMs > nowMs).map(([from, to]) => [Math.max(from, nowMs), to]));
}

function hoursOf(records: DeskRecords, { due, department }: Pick<Planned, 'due' | 'department'>) {
  const plan = presentPlan(records, { due });
  return plan && hoursFor(records, plan, department.departmentId);
}

/** Plans a ticket anew, from when it was opened or last reopened. If its clock stands still, it does so for the new plan. */
export function replanDrafts(records: DeskRecords, ticket: Ticket, plan: RecordOf<'plan'>, departmentId: Id): Draft[] {
  const { id, due, status, intake } = ticket;
  const startMs = status.reopenedMs ?? intake.openedMs;
  const drafts = [planDraft(records, id, plan, departmentId, startMs, due)];
  const paused = pauseOf(due, status.kind);
  if (!paused) return drafts;
  const planned = plannedDue(records, plan, departmentId, startMs, due.waits);
  const moved: Planned & { readonly due: Due } = { id, department: { departmentId }, due: { ...due, plan: planned } };
  return [
    ...drafts,
    pauseDraft(id, planned, paused.sinceMs, remainingMs(records, moved, planned, paused.sinceMs), paused),
  ];
}
