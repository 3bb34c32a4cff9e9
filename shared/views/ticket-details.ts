import { type AgentAccess, agentAccess, canSee } from '../domain/access.ts';
import { urgencyOf } from '../domain/conditions/order.ts';
import type { Id } from '../domain/id.ts';
import type { Permission } from '../domain/permission.ts';
import { currentId, currentRecord } from '../domain/records/current-record.ts';
import { allInUse, type DeskRecords } from '../domain/records/desk-records.ts';
import { currentName } from '../domain/records/listed.ts';
import type { RecordOf } from '../domain/records/registry.ts';
import { isContested } from '../domain/ticket/deletion.ts';
import { seesAfterTransfer } from '../domain/ticket/department.ts';
import { currentFields, type Fields } from '../domain/ticket/fields.ts';
import { isFollowing } from '../domain/ticket/followers.ts';
import { firstReply } from '../domain/ticket/found-entries.ts';
import type { Link } from '../domain/ticket/links.ts';
import { type MeasuredTarget, measuredTargets } from '../domain/ticket/measured-targets.ts';
import { presentAssignees } from '../domain/ticket/present-assignees.ts';
import { isReferred, type Referee, referralsTo } from '../domain/ticket/referrals.ts';
import { ticketRow } from '../domain/ticket/row.ts';
import { type DueTarget, dueSoonMs } from '../domain/ticket/targets.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { WaitingPlan } from '../domain/ticket/waiting.ts';
import type { StatusKind, TicketState } from '../domain/ticket-state.ts';
import { type ShownField, shownFields } from './shown-fields.ts';
import { type StagesReached, stagesReached } from './stages.ts';
import { shownStatus, type UsualStatuses, usualStatuses } from './status-shown.ts';

/** A ticket's details: ids for the controls that change them, and names in case a record was archived since. */
export interface TicketDetails {
  readonly id: Id;
  readonly number: string;
  readonly openedMs: number;
  readonly fields: Fields;
  /** All fields, in the order of the catalogue. */
  readonly shownFields: readonly ShownField[];
  readonly statusId: Id;
  readonly statusName: string;
  readonly statusKind: StatusKind;
  /** Why it waits for its requester, and until when; null if it does not, or if nothing was said about it. */
  readonly waiting: WaitingPlan | null;
  /** The statuses that resolving, closing and the like set. */
  readonly usualStatus: UsualStatuses;
  readonly stages: StagesReached;
  readonly state: TicketState;
  readonly closedMs: number | null;
  readonly reopenedMs: number | null;
  readonly reopenings: number;
  readonly agentId: Id | null;
  readonly teamId: Id | null;
  /** Whether an agent has it who has not left the desk. */
  readonly hasAgent: boolean;
  readonly departmentId: Id;
  /** Their names, even if they can no longer be chosen. */
  readonly names: Readonly<Record<'agent' | 'team' | 'department', string>>;
  readonly urgency: number;
  readonly planId: Id | null;
  readonly planName: string;
  readonly planStartMs: number | null;
  readonly planGraceMs: number | null;
  readonly responseGraceMs: number | null;
  readonly manualDueMs: number | null;
  /** When the ticket is due: the earliest target that is not met; null also while the clock stands still. */
  readonly dueMs: number | null;
  /** From when on it is due soon. */
  readonly soonMs: number | null;
  /** Which target that is; null if the ticket has only one. */
  readonly dueTarget: DueTarget | null;
  /** When it is due to be resolved: set by hand, else planned; null while the clock stands still. */
  readonly resolutionDueMs: number | null;
  readonly targets: readonly MeasuredTarget[];
  /** Since when the plan’s clock stands still, and what was left then; null while it runs. */
  readonly pausedSinceMs: number | null;
  readonly pausedLeftMs: number | null;
  readonly requester: ShownPerson;
  /** What agents have noted about the requester. */
  readonly requesterNote: string;
  readonly links: readonly ShownTicketLink[];
  /** The agents who follow the ticket and have access to it, by name. */
  readonly followers: readonly ShownAgent[];
  readonly isFollowed: boolean;
  /** Null if the assigned agent would keep access without the assignment; else the teams through which they would. */
  readonly assigneeLosesUnlessIn: readonly Id[] | null;
  /** Who has access through a referral: agents, then teams, then departments, each by name. */
  readonly referrals: readonly ShownReferral[];
  /** Whether the requester’s next message reopens the ticket, if it is closed; otherwise it becomes a new one. */
  readonly isReopenable: boolean;
  /** Read-only until it is restored. */
  readonly isDeleted: boolean;
  /** Deleted by somebody, and kept because of what somebody else did: a person has to decide. */
  readonly isContested: boolean;
  readonly isWaitingForUs: boolean;
  readonly wasAnswered: boolean;
  readonly may: readonly Permission[];
  /** The departments to which the agent could transfer it and still see it, even if their own keeps no access. */
  readonly staysInSightIn: readonly Id[];
}

/** Another ticket by its number: its id is not told, because not everybody may see it. */
export type ShownTicketLink = Pick<Link, 'kind' | 'number'>;

export interface ShownAgent {
  readonly id: Id;
  readonly name: string;
}

export interface ShownReferral extends Referee {
  readonly name: string;
  readonly sinceMs: number | null;
  /** Whether the agent who looks would lose access with it. */
  readonly isOnlyAccess: boolean;
}

export type ShownPerson = Pick<RecordOf<'person'>, 'id' | 'name' | 'email' | 'phone' | 'place'>;

const nobody: ShownPerson = { id: '', name: '', email: '', phone: '', place: '' };

export function ticketDetails(
  records: DeskRecords,
  ticket: Ticket,
  access: AgentAccess,
  may: ReadonlySet<Permission>,
): TicketDetails {
  const { id, intake, fields, status, assignment, department, due, requester, conversation } = ticket;
  const row = ticketRow(ticket);
  return {
    id,
    number: intake.number,
    openedMs: intake.openedMs,
    fields: currentFields(records, fields),
    shownFields: shownFields(records, row),
    statusId: currentId(records, 'status', status.statusId),
    ...shownStatus(records, status),
    waiting: shownWaiting(status),
    usualStatus: usualStatuses(records),
    stages: stagesReached(records, ticket),
    state: status.state,
    closedMs: status.closedMs,
    reopenedMs: status.reopenedMs,
    reopenings: status.reopenings ?? 0,
    agentId: assignment.agentId,
    hasAgent: presentAssignees(records, assignment).agentId !== null,
    teamId: assignment.teamId === null ? null : currentId(records, 'team', assignment.teamId),
    departmentId: currentId(records, 'department', department.departmentId),
    names: {
      agent: currentName(records, 'agent', assignment.agentId ?? ''),
      team: currentName(records, 'team', assignment.teamId ?? ''),
      department: currentName(records, 'department', department.departmentId),
    },
    urgency: urgencyOf(records, fields.priority),
    planId: due.plan?.planId ?? null,
    planName: due.plan?.planName ?? '',
    planStartMs: due.plan?.startMs ?? null,
    planGraceMs: due.plan?.graceMs ?? null,
    responseGraceMs: due.response?.graceMs ?? null,
    manualDueMs: due.manualMs,
    dueMs: row.dueMs,
    soonMs: dueSoonMs(row),
    dueTarget: row.dueTarget,
    resolutionDueMs: row.resolutionDueMs,
    targets: measuredTargets(ticket),
    pausedSinceMs: row.pausedLeftMs === null ? null : (due.paused?.sinceMs ?? null),
    pausedLeftMs: row.pausedLeftMs,
    requester: shownPerson(records, requester.personId),
    requesterNote: currentRecord(records, 'person', requester.personId)?.note ?? '',
    links: ticket.links.links.map(({ kind, number }) => ({ kind, number })),
    followers: shownFollowers(records, ticket),
    isFollowed: isFollowing(ticket.followers, access.agentId),
    assigneeLosesUnlessIn: teamsToKeepAccess(records, ticket),
    referrals: shownReferrals(records, ticket, access),
    isReopenable: currentRecord(records, 'status', status.statusId)?.reopenable ?? false,
    isDeleted: row.isDeleted,
    isContested: isContested(ticket),
    isWaitingForUs: row.isWaitingForUs,
    wasAnswered: firstReply(conversation) !== undefined,
    may: [...may].filter((permission) => !row.isDeleted || permission === 'ticket.delete'),
    staysInSightIn: allInUse(records, 'department')
      .map(({ id: departmentId }) => departmentId)
      .filter((departmentId) => seesAfterTransfer(records, access, ticket, departmentId)),
  };
}

function shownWaiting({ kind, waiting }: Ticket['status']): WaitingPlan | null {
  return kind === 'waiting' && waiting ? { untilMs: waiting.untilMs, reason: waiting.reason } : null;
}

/** A follower without access is told nothing, and follows again once they have it. */
function shownFollowers(records: DeskRecords, ticket: Ticket): readonly ShownAgent[] {
  return ticket.followers.agents
    .filter(({ agentId }) => {
      const access = agentAccess(records, agentId);
      return access !== undefined && canSee(access, ticket);
    })
    .map(({ agentId }) => ({ id: agentId, name: currentName(records, 'agent', agentId) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** See `assigneeLosesUnlessIn`. */
function teamsToKeepAccess(records: DeskRecords, ticket: Ticket): readonly Id[] | null {
  const access = agentAccess(records, ticket.assignment.agentId ?? '');
  if (!access) return null;
  const without = { ...ticket, assignment: { agentId: null, teamId: null } };
  return canSee(access, without) ? null : [...access.teams];
}

const referralKinds: readonly Referee['kind'][] = ['agent', 'team', 'department'];

function shownReferrals(records: DeskRecords, ticket: Ticket, access: AgentAccess): readonly ShownReferral[] {
  const { referrals } = ticket;
  return referrals.to
    .map(({ kind, id, sinceMs = null }) => ({ kind, id: currentId(records, kind, id), sinceMs }))
    .filter((one, index, all) => all.findIndex(({ kind, id }) => kind === one.kind && id === one.id) === index)
    .map((one) => {
      const ended = referralsTo(records, referrals, one);
      const rest = { to: referrals.to.filter((other) => !isReferred({ to: ended }, other)) };
      const name = currentName(records, one.kind, one.id);
      return { ...one, name, isOnlyAccess: !canSee(access, { ...ticket, referrals: rest }) };
    })
    .toSorted(
      (a, b) => referralKinds.indexOf(a.kind) - referralKinds.indexOf(b.kind) || a.name.localeCompare(b.name, 'en'),
    );
}

export function shownPerson(records: DeskRecords, personId: Id): ShownPerson {
  const person = currentRecord(records, 'person', personId);
  if (!person) return nobody;
  const { id, name, email, phone, place } = person;
  return { id, name, email, phone, place };
}
