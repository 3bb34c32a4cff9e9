import { agentAccess } from '../access.ts';
import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import type { World } from '../operation.ts';
import { isAbsent } from '../records/absence.ts';
import type { DeskRecords } from '../records/desk-records.ts';
import type { RecordOf } from '../records/registry.ts';
import { openStatus, unwaitingStatus } from '../records/statuses.ts';
import { deskTimeZone } from '../records/time-zone.ts';
import type { StatusKind } from '../ticket-state.ts';
import { ticketDraft } from './draft.ts';
import { clockDrafts, pauseFromStart } from './pausing.ts';
import { planAfter, planAnew, presentPlan } from './planning.ts';
import { presentAssignees } from './present-assignees.ts';
import { presentDepartment, presentTopic } from './present-defaults.ts';
import { isReferred, referralsTo } from './referrals.ts';
import { statusDraft } from './status-draft.ts';
import type { Ticket } from './ticket.ts';
import { leaveWaiting } from './waiting.ts';

/** A new status with all its consequences. It also ends the plan of a waiting. */
export function statusDrafts(
  world: World,
  ticket: Ticket,
  status: RecordOf<'status'>,
  nowMs: number,
  plan?: RecordOf<'plan'>,
  claimer: Id | null = null,
): Draft[] {
  return [...leaveWaiting(ticket), ...statusConsequences(world, ticket, status, nowMs, plan, claimer)];
}

/**
 * The same, for what has ended the plan of a waiting itself: assignment, referrals, due time and its clock. A reopened
 * ticket that does not return to the agent who closed it goes to `claimer`.
 */
export function statusConsequences(
  world: World,
  ticket: Ticket,
  status: RecordOf<'status'>,
  nowMs: number,
  plan?: RecordOf<'plan'>,
  claimer: Id | null = null,
): Draft[] {
  const change = statusDraft(ticket.id, status, ticket.status);
  if (status.state === ticket.status.state) return [change, ...clockDrafts(world.records, ticket, status.kind, nowMs)];
  if (status.state === 'closed')
    return [change, ...clockDrafts(world.records, ticket, status.kind, nowMs), ...closingDrafts(world, ticket, nowMs)];
  return [change, ...reopeningDrafts(world, ticket, nowMs, plan, status.kind, claimer)];
}

/**
 * The agent who closes a ticket becomes its assignee, and the former one keeps access. A past hand-set due time is
 * removed.
 */
function closingDrafts({ agentId }: World, ticket: Ticket, nowMs: number): Draft[] {
  const drafts: Draft[] = [];
  const { id, assignment, referrals } = ticket;
  if (agentId !== null && assignment.agentId !== agentId) {
    drafts.push(ticketDraft(id, 'assignment.changed', { from: assignment, to: { ...assignment, agentId } }));
    const before = { kind: 'agent', id: assignment.agentId ?? '' } as const;
    if (assignment.agentId !== null && !isReferred(referrals, before)) {
      drafts.push(ticketDraft(id, 'referral.added', before));
    }
  }
  return [...drafts, ...withoutPassedDue(ticket, nowMs, { hasPassed: true })];
}

function withoutPassedDue({ id, due: { manualMs } }: Ticket, nowMs: number, more: { hasPassed?: true } = {}): Draft[] {
  if (manualMs === null || manualMs >= nowMs) return [];
  return [ticketDraft(id, 'due.set', { from: manualMs, to: null, ...more })];
}

/**
 * The clock starts again (a past hand-set due time is removed), and the ticket returns to the agent who closed it if
 * they still work here, may see it, and are not absent. An agent who reopens their own ticket is at work. What was
 * archived since without a replacement does not get it back: the desk's defaults take the place of a department and a
 * help topic.
 */
function reopeningDrafts(
  { records, agentId }: World,
  ticket: Ticket,
  nowMs: number,
  chosenPlan: RecordOf<'plan'> | undefined,
  kind: StatusKind,
  claimer: Id | null,
): Draft[] {
  const drafts: Draft[] = [];
  const { id, assignment, due, department, referrals, fields } = ticket;
  const departmentId = presentDepartment(records, department.departmentId);
  const topicId = presentTopic(records, fields.topic);
  const isMoved = departmentId !== department.departmentId;
  const hasOtherTopic = topicId !== fields.topic;
  const present = presentPlan(records, ticket);
  const isReplanned = isMoved || (hasOtherTopic && present !== undefined);
  const plan = chosenPlan ?? (isReplanned ? planAfter(records, ticket, { departmentId, topicId }) : present);
  if (isMoved) drafts.push(...departmentDrafts(records, ticket, departmentId));
  if (hasOtherTopic) drafts.push(ticketDraft(id, 'field.changed', { field: 'topic', from: fields.topic, to: topicId }));
  if (plan) {
    const planned = planAnew(records, ticket, plan, departmentId, nowMs);
    drafts.push(ticketDraft(id, 'due.planned', planned));
    if (kind === 'waiting') drafts.push(pauseFromStart(id, planned, due.paused));
  }
  drafts.push(...withoutPassedDue(ticket, nowMs));
  const closer = assignment.agentId;
  const isThere = (id: string) =>
    stillWorksIn(records, id, departmentId) && (id === agentId || isPresent(records, id, nowMs));
  const nextId = closer !== null && isThere(closer) ? closer : claimer;
  const to = { ...presentAssignees(records, assignment), agentId: nextId };
  if (to.agentId !== assignment.agentId || to.teamId !== assignment.teamId) {
    drafts.push(ticketDraft(id, 'assignment.changed', { from: assignment, to }));
  }
  if (nextId !== null && nextId !== closer) {
    const needless = referralsTo(records, referrals, { kind: 'agent', id: nextId });
    drafts.push(...needless.map((referral) => ticketDraft(id, 'referral.removed', referral)));
  }
  return drafts;
}

function departmentDrafts(records: DeskRecords, { id, department, referrals }: Ticket, toId: Id): Draft[] {
  const needless = referralsTo(records, referrals, { kind: 'department', id: toId });
  return [
    ticketDraft(id, 'department.changed', { from: department.departmentId, to: toId }),
    ...needless.map((referral) => ticketDraft(id, 'referral.removed', referral)),
  ];
}

function stillWorksIn(records: World['records'], agentId: string, departmentId: string): boolean {
  return agentAccess(records, agentId)?.departments.has(departmentId) ?? false;
}

function isPresent(records: World['records'], agentId: string, nowMs: number): boolean {
  const agent = records.get('agent', agentId);
  return agent !== undefined && !isAbsent(agent, deskTimeZone(records), nowMs);
}

/**
 * What reopens a closed ticket; empty for an open one. Assigning and transferring do this too, as in osTicket: they
 * pass the ticket in its new state, and a transfer also its new plan.
 */
export function reopenIfClosed(world: World, ticket: Ticket, nowMs: number, plan?: RecordOf<'plan'>): Draft[] {
  if (ticket.status.state === 'open') return [];
  const status = openStatus(world.records);
  return status ? statusDrafts(world, ticket, status, nowMs, plan) : [];
}

/** A message of the requester ends the waiting for them: the ticket returns to the desk's default open status. */
export function endWaiting(world: World, ticket: Ticket, nowMs: number): Draft[] {
  const status = ticket.status.kind === 'waiting' ? unwaitingStatus(world.records) : undefined;
  return status ? statusDrafts(world, ticket, status, nowMs) : [];
}
