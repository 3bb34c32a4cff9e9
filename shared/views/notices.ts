import { type AgentAccess, canSee } from '../domain/access.ts';
import type { StampedEvent } from '../domain/event.ts';
import type { Id } from '../domain/id.ts';
import { agentActor } from '../domain/principal.ts';
import type { Posted } from '../domain/ticket/conversation.ts';
import { isOpened } from '../domain/ticket/intake.ts';
import type { TicketRow } from '../domain/ticket/row.ts';
import { type DueTarget, type Targets, unmetTargets } from '../domain/ticket/targets.ts';

/** A change of a ticket that an agent responsible for it should know about. */
export type News = 'assigned' | 'replied';

/** The state of a target of an open ticket: due soon or overdue. */
export type DueStage = 'soon' | 'overdue';

export type NoticeAbout = News | DueStage;

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

/** Whether this agent is responsible: the ticket is assigned to them, or to their team while no agent has it. */
export function answersFor(access: AgentAccess, { agentId, teamId }: Pick<TicketRow, 'agentId' | 'teamId'>): boolean {
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
export function dueMomentsOf(row: Pick<TicketRow, 'state' | keyof Targets>, nowMs: number): readonly DueMoment[] {
  if (row.state === 'closed') return [];
  return unmetTargets(row)
    .flatMap(({ target, dueMs, soonMs }): DueMoment[] => {
      if (dueMs <= nowMs) return [{ target, dueMs, stage: 'overdue' }];
      return soonMs <= nowMs ? [{ target, dueMs, stage: 'soon' }] : [];
    })
    .toSorted((a, b) => a.dueMs - b.dueMs);
}

/** What these events between two states of a ticket mean to an agent; undefined for their own actions. */
export function newsOf(
  access: AgentAccess,
  before: TicketRow | undefined,
  after: TicketRow,
  events: readonly StampedEvent[],
): News | undefined {
  const known = before && isOpened(before) ? before : undefined;
  // A new ticket begins with its requester's message, which is not a reply.
  if (known && hasNewMessage(access, events) && isStillRelevant('replied', access, after)) return 'replied';
  if (!isStillRelevant('assigned', access, after)) return undefined;
  if (known && isStillRelevant('assigned', access, known)) return undefined;
  const last = events.findLast(({ type }) => makesTheirs.has(type));
  return last && !isBy(access, last) ? 'assigned' : undefined;
}

/** Whether the news is out of date, because somebody has handled it. */
export function isStillRelevant(news: News, access: AgentAccess, row: TicketRow): boolean {
  if (!canSee(access, row.whereabouts) || !answersFor(access, row)) return false;
  return news === 'replied' ? row.isUnanswered : row.state === 'open';
}

/** Whether the agent chose the due time themselves in one of these events. */
export function hasChosenDue(access: AgentAccess, events: readonly StampedEvent[]): boolean {
  return events.some((event) => choosesDue.has(event.type) && isBy(access, event));
}

const makesTheirs: ReadonlySet<string> = new Set(['assignment.changed', 'status.set', 'status.changed']);
const choosesDue: ReadonlySet<string> = new Set(['due.set', 'due.planned']);

function hasNewMessage(access: AgentAccess, events: readonly StampedEvent[]): boolean {
  const posted = events.filter((event) => event.type === 'conversation.posted' && !isBy(access, event));
  // Safe: an event of this type with other data is not passed on under its type.
  return posted.some(({ data }) => (data as Posted).kind === 'message');
}

function isBy({ agentId }: AgentAccess, { actor }: StampedEvent): boolean {
  return actor === agentActor(agentId);
}
