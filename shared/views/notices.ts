import { type AgentAccess, canSee } from '../domain/access.ts';
import type { StampedEvent } from '../domain/event.ts';
import type { Id } from '../domain/id.ts';
import { type Actor, agentActor } from '../domain/principal.ts';
import { currentRecord } from '../domain/records/current-record.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import { nobody, sameAssignees } from '../domain/ticket/assignment.ts';
import { isOpened } from '../domain/ticket/intake.ts';
import { presentAssignees } from '../domain/ticket/present-assignees.ts';
import type { TicketRow } from '../domain/ticket/row.ts';
import { type DueTarget, type Targets, unmetTargets } from '../domain/ticket/targets.ts';
import { assignmentKinds } from './assignment-told.ts';
import { type Audience, type HappeningKind, happeningsOf, isToldOf } from './happenings.ts';

/**
 * A change of a ticket that agents whom it concerns should know about, or the manager of its department: a ticket that
 * `arrived` there is assigned to nobody.
 */
export type News =
  | 'assigned'
  /** To their team, and to an agent who is another one. */
  | 'team-assigned'
  | 'replied'
  | 'arrived'
  | 'referred'
  | 'mentioned'
  | 'resolved'
  | 'closed'
  | 'reopened'
  | 'waited'
  | (typeof assignmentKinds)[number]
  | 'noted';

/** The state of a target of an open ticket: due soon or overdue. */
export type DueStage = 'soon' | 'overdue';

export type NoticeAbout = News | DueStage | 'department-overdue';

/** An agent as far as it matters what they are told. */
export interface Listener {
  readonly access: AgentAccess;
  /** Whether they are the manager of the ticket’s department. */
  readonly manages: (row: Pick<TicketRow, 'departmentId'>) => boolean;
  /** Whether they are responsible: the ticket is assigned to them, or to their team while no agent has it. */
  readonly answersFor: (row: Assigned) => boolean;
  /** Whether nobody is. */
  readonly isUnassigned: (row: Assigned) => boolean;
}

type Assigned = Pick<TicketRow, 'agentId' | 'teamId'>;

export function listenerFor(records: DeskRecords, access: AgentAccess): Listener {
  const managerOf = (departmentId: Id) => currentRecord(records, 'department', departmentId)?.managerId;
  const present = (row: Assigned) => presentAssignees(records, row);
  return {
    access,
    manages: ({ departmentId }) => managerOf(departmentId) === access.agentId,
    answersFor: (row) => isResponsible(access, present(row)),
    isUnassigned: (row) => sameAssignees(present(row), nobody),
  };
}

/** One notification for an agent. If they are not signed in, it has no content, because others may read the screen. */
export type Notice = { readonly agentId: Id } & (
  | { readonly kind: 'locked' }
  | {
      readonly kind: 'ticket';
      readonly about: NoticeAbout;
      readonly ticketId: Id;
      readonly number: string;
      readonly summary: string;
      readonly requesterName: string;
      /** Who did it; empty if that was the desk, or the clock. */
      readonly actorName: string;
      /** The other agent or team that it was assigned to; empty otherwise. */
      readonly whomName: string;
      /** Whether it is for the agent's team, because nobody is assigned. */
      readonly isTeams: boolean;
      /** What it is due for; null unless the ticket has two targets. */
      readonly target: DueTarget | null;
      readonly minutesLeft: number;
    }
  | { readonly kind: 'several'; readonly about: NoticeAbout; readonly ticketIds: readonly Id[] }
);

/** The badge counts of the tickets that an agent or their teams are responsible for. */
export interface DeskCounts {
  readonly open: number;
  readonly overdue: number;
  /** Tickets that are waiting for an agent, overdue, or both. */
  readonly needing: number;
}

function isResponsible(access: AgentAccess, { agentId, teamId }: Assigned): boolean {
  if (agentId !== null) return agentId === access.agentId;
  return teamId !== null && access.teams.has(teamId);
}

/** A target of an open ticket whose time has come, or will soon. */
export interface DueMoment {
  readonly target: DueTarget;
  readonly dueMs: number;
  readonly stage: DueStage;
}

/** The unmet targets of an open ticket that are due soon or overdue, the earliest first. */
export function dueMomentsOf(
  row: Pick<TicketRow, 'state' | 'isDeleted' | keyof Targets>,
  nowMs: number,
): readonly DueMoment[] {
  if (row.state === 'closed' || row.isDeleted) return [];
  return unmetTargets(row)
    .flatMap(({ target, dueMs, soonMs }): DueMoment[] => {
      if (dueMs <= nowMs) return [{ target, dueMs, stage: 'overdue' }];
      return soonMs <= nowMs ? [{ target, dueMs, stage: 'soon' }] : [];
    })
    .toSorted((a, b) => a.dueMs - b.dueMs);
}

/** A ticket before and after some events, and whom it concerns now. */
export interface NewsOfTicket {
  readonly before: TicketRow | undefined;
  readonly after: TicketRow;
  readonly audience: Audience;
  /** The events of one commit on it. */
  readonly events: readonly StampedEvent[];
}

/** What an agent is notified of. */
export interface TicketNews {
  readonly about: News;
  /** Who did it. */
  readonly actor: Actor;
  /** The other agent or team that has the ticket from then on; empty for other news. */
  readonly whom: Id;
}

/** What these events mean to an agent, the most important of it; undefined for their own actions. */
export function newsOf(listener: Listener, { before, after, audience, events }: NewsOfTicket): TicketNews | undefined {
  const { access } = listener;
  const known = before && isOpened(before) ? before : undefined;
  const told = events.flatMap((event) => happeningsOf(event, events)).filter((one) => isToldOf(access, audience, one));
  const newsIf = (news: TicketNews) => (isStillRelevant(news, listener, after) ? news : undefined);
  const toldAs = (about: News, ...kinds: readonly HappeningKind[]) => {
    const last = told.findLast(({ kind }) => kinds.includes(kind));
    const isOfOthers = assignmentKinds.some((kind) => kind === about);
    return last && newsIf({ about, actor: last.actor, whom: isOfOthers ? last.whom : '' });
  };
  const turnedBy = (about: News, types: ReadonlySet<string>) => {
    const last = events.findLast(({ type }) => types.has(type));
    if (!last || isBy(access, last) || (known && wasAlready(about, listener, known))) return undefined;
    return newsIf({ about, actor: last.actor, whom: '' });
  };
  return (
    (known && toldAs('replied', 'message')) ??
    turnedBy('assigned', makesTheirs) ??
    turnedBy('arrived', bringsHere) ??
    toldAs('team-assigned', 'team-assigned') ??
    toldAs('referred', 'referred', 'team-referred') ??
    toldAs('mentioned', 'mentioned') ??
    toldAs('resolved', 'resolved') ??
    toldAs('closed', 'closed') ??
    toldAs('reopened', 'reopened') ??
    toldAs('waited', 'waited') ??
    toldAs('claimed', 'claimed') ??
    toldAs('reassigned', 'reassigned') ??
    toldAs('released', 'released') ??
    toldAs('noted', 'note')
  );
}

function wasAlready(about: News, listener: Listener, known: TicketRow): boolean {
  return about === 'arrived' ? listener.manages(known) : isStillRelevant({ about, whom: '' }, listener, known);
}

/** Whether the news is out of date, because somebody has handled it. */
export function isStillRelevant(
  { about, whom }: Pick<TicketNews, 'about' | 'whom'>,
  listener: Listener,
  row: TicketRow,
): boolean {
  const { access } = listener;
  if (row.isDeleted || !canSee(access, row.whereabouts)) return false;
  switch (about) {
    case 'arrived':
      return row.state === 'open' && listener.isUnassigned(row) && listener.manages(row);
    case 'assigned':
      return row.state === 'open' && listener.answersFor(row);
    case 'team-assigned':
      return row.state === 'open' && row.teamId !== null && access.teams.has(row.teamId);
    case 'claimed':
    case 'reassigned':
      return row.state === 'open' && (row.agentId === whom || row.teamId === whom);
    case 'released':
      return row.state === 'open' && row.agentId === null && row.teamId === null;
    case 'referred':
      return isReferredTo(access, row);
    case 'replied':
      return row.isUnanswered;
    case 'reopened':
      return row.state === 'open';
    case 'waited':
      return row.statusKind === 'open';
    case 'resolved':
    case 'closed':
      return row.statusKind === about;
    case 'mentioned':
    case 'noted':
      return true;
  }
}

/** Whether the agent or one of their teams has access through a referral. */
function isReferredTo({ agentId, teams }: AgentAccess, { whereabouts: { referrals } }: TicketRow): boolean {
  return referrals.to.some(({ kind, id }) => (kind === 'agent' ? id === agentId : kind === 'team' && teams.has(id)));
}

/** Whether the agent chose the due time themselves in one of these events. */
export function hasChosenDue(access: AgentAccess, events: readonly StampedEvent[]): boolean {
  return events.some((event) => choosesDue.has(event.type) && isBy(access, event));
}

const makesTheirs: ReadonlySet<string> = new Set(['assignment.changed', 'status.set', 'status.changed']);
const bringsHere: ReadonlySet<string> = new Set(['ticket.opened', 'department.changed']);
const choosesDue: ReadonlySet<string> = new Set(['due.set', 'due.planned']);

function isBy({ agentId }: AgentAccess, { actor }: StampedEvent): boolean {
  return actor === agentActor(agentId);
}
