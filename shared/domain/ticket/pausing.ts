import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import type { DeskRecords } from '../records/desk-records.ts';
import type { RecordOf } from '../records/registry.ts';
import { countedMs } from '../sla/clock.ts';
import { dueAfterInterruptions, type Interruption, lengthOf } from '../sla/interrupted.ts';
import type { StatusKind } from '../ticket-state.ts';
import { ticketDraft } from './draft.ts';
import { type Paused, type Plan, pauseOf, type ResponseTarget } from './due.ts';
import { firstReplyMs } from './first-reply.ts';
import { hoursFor, planAnew, presentPlan } from './planning.ts';
import type { Ticket } from './ticket.ts';

type Clocked = Pick<Ticket, 'id' | 'department' | 'due'>;

/** A plan whose clock stops. */
interface Stopping extends Pick<Plan, 'planId' | 'startMs' | 'graceMs' | 'dueMs'> {
  readonly response?: ResponseTarget | null | undefined;
}

/** Stops the clock of a plan that has just started. */
export function pauseFromStart(ticketId: Id, planned: Stopping, paused?: Paused): Draft {
  return pauseDraft(ticketId, planned, planned.startMs, ({ graceMs }) => graceMs, paused);
}

/** Stops the clock of a plan; the rest of its grace, by target, is kept until the clock runs again. */
function pauseDraft(
  ticketId: Id,
  plan: Stopping,
  sinceMs: number,
  leftOf: (target: ResponseTarget) => number,
  paused?: Paused,
): Draft {
  const { planId, startMs, dueMs, response } = plan;
  // The target of an earlier plan is met and stays.
  const isOfPlan = response && response.startMs === startMs;
  return ticketDraft(ticketId, 'due.paused', {
    planId,
    startMs,
    dueMs,
    sinceMs,
    remainingMs: leftOf(plan),
    ...(isOfPlan && { response: { dueMs: response.dueMs, remainingMs: leftOf(response) } }),
    from: paused ? { paused } : {},
  });
}

/** What a change of status does to the clock: it stands still while the ticket waits for its requester. */
export function clockDrafts(records: DeskRecords, ticket: Ticket, kind: StatusKind, nowMs: number): Draft[] {
  const paused = pauseOf(ticket.due, ticket.status.kind);
  if (kind !== 'waiting') return paused ? [resumeDraft(records, ticket, paused, nowMs)] : [];
  const { plan, response } = ticket.due;
  if (ticket.status.kind === 'waiting' || !plan) return [];
  const leftOf = (target: ResponseTarget) => remainingMs(records, ticket, target, nowMs);
  return [pauseDraft(ticket.id, { ...plan, response }, nowMs, leftOf)];
}

/**
 * Runs the clock again: each target is due in the remaining time from now on. One that had passed when the clock
 * stopped, or was met by then, stays.
 */
function resumeDraft(
  records: DeskRecords,
  ticket: Clocked & Pick<Ticket, 'conversation'>,
  paused: Paused,
  nowMs: number,
): Draft {
  const { planId, sinceMs, response } = paused;
  const { plan, response: target } = ticket.due;
  const hours = hoursOf(records, ticket);
  const repliedMs = firstReplyMs(ticket.conversation);
  const isOwed = repliedMs === null || repliedMs > sinceMs;

  function from({ dueMs, remainingMs }: Pick<Paused, 'dueMs' | 'remainingMs'>) {
    if (dueMs <= sinceMs) return { dueMs, spans: [] };
    const counted = dueAfterInterruptions(hours, nowMs, remainingMs, []);
    return { dueMs: counted.dueMs, spans: counted.spans.map(([fromMs, toMs]): [number, number] => [fromMs, toMs]) };
  }

  return ticketDraft(ticket.id, 'due.resumed', {
    planId,
    startMs: plan?.startMs ?? sinceMs,
    ...from(paused),
    sinceMs,
    toMs: nowMs,
    ...(hours ? { timeZone: hours.timeZone } : {}),
    ...(response && response.dueMs === target?.dueMs && isOwed && { response: from(response) }),
    from: { paused },
  });
}

/** The counted time until a target is due. */
function remainingMs(records: DeskRecords, ticket: Clocked, target: ResponseTarget, nowMs: number): number {
  const { startMs, graceMs, dueMs } = target;
  if (dueMs <= nowMs) return 0;
  const hours = hoursOf(records, ticket);
  const stops: readonly Interruption[] = ticket.due.waits ?? [];
  const counted = dueAfterInterruptions(hours, startMs, graceMs, stops);
  // If the schedule was edited since, the due time was counted by another one and still holds.
  if (counted.dueMs !== dueMs) return hours ? countedMs(hours, nowMs, dueMs) : dueMs - nowMs;
  return lengthOf(counted.spans.filter(([, toMs]) => toMs > nowMs).map(([from, to]) => [Math.max(from, nowMs), to]));
}

function hoursOf(records: DeskRecords, { due, department }: Pick<Clocked, 'due' | 'department'>) {
  const plan = presentPlan(records, { due });
  return plan && hoursFor(records, plan, department.departmentId);
}

/** Plans a ticket anew, from when it was opened or last reopened. If its clock stands still, it does so for the new plan. */
export function replanDrafts(
  records: DeskRecords,
  ticket: Ticket,
  plan: RecordOf<'plan'>,
  departmentId: Id,
  reason = '',
): Draft[] {
  const { id, due, status } = ticket;
  const planned = planAnew(records, ticket, plan, departmentId, startOf(ticket));
  const draft = ticketDraft(id, 'due.planned', { ...planned, ...(reason ? { reason } : {}) });
  const paused = pauseOf(due, status.kind);
  if (!paused) return [draft];
  const moved: Clocked = { id, department: { departmentId }, due: { ...due, plan: planned } };
  const leftOf = (target: ResponseTarget) => remainingMs(records, moved, target, paused.sinceMs);
  return [draft, pauseDraft(id, planned, paused.sinceMs, leftOf, paused)];
}

/** When the plan of a ticket starts: when it was opened or last reopened. */
export function startOf({ status, intake }: Pick<Ticket, 'status' | 'intake'>): number {
  return status.reopenedMs ?? intake.openedMs;
}
