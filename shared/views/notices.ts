import { type AgentAccess, canSee } from '../domain/access.ts';
import type { StampedEvent } from '../domain/event.ts';
import type { Id } from '../domain/id.ts';
import { agentActor } from '../domain/principal.ts';
import { isWaitingForUs, type Posted } from '../domain/ticket/conversation.ts';
import { type Due, dueMsOf } from '../domain/ticket/due.ts';
import { isOpened } from '../domain/ticket/intake.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';

/** What changed about a ticket that an agent who answers for it has to know, whatever the time is. */
export type News = 'assigned' | 'replied';

/** How far the time of an open ticket has come: it is due soon, or it was. */
export type DueStage = 'soon' | 'overdue';

export type NoticeAbout = News | DueStage;

/**
 * What one agent is told at one time. Where they are not signed in it says that there is something, and nothing else:
 * whoever sits at the computer reads it too.
 */
export type Notice = { readonly agentId: Id } & (
  | { readonly kind: 'locked' }
  | {
      readonly kind: 'ticket';
      readonly about: NoticeAbout;
      readonly ticketId: Id;
      readonly number: string;
      readonly summary: string;
      readonly requesterName: string;
      /** Whether it is for a team of theirs, of whom no agent has it. */
      readonly isTeams: boolean;
      readonly minutesLeft: number;
    }
  | { readonly kind: 'several'; readonly about: NoticeAbout; readonly ticketIds: readonly Id[] }
);

/** What a badge says of the tickets that an agent or their team answers for. */
export interface DeskCounts {
  readonly open: number;
  readonly overdue: number;
  /** Those that wait for us, or are overdue, or both: what somebody should turn to now. */
  readonly needing: number;
}

const longestWarningMs = 30 * 60_000;

/** Whether it is for this agent to act: the ticket is theirs, or their team's while no agent has it. */
export function answersFor({ agentId, teams }: AgentAccess, { assignment }: Pick<Ticket, 'assignment'>): boolean {
  if (assignment.agentId !== null) return assignment.agentId === agentId;
  return assignment.teamId !== null && teams.has(assignment.teamId);
}

/** When a ticket begins to be due soon: half an hour before, and not before a tenth of its plan's grace is left. */
export function soonMsOf(due: Due): number | null {
  const dueMs = dueMsOf(due);
  if (dueMs === null) return null;
  const isPlanned = due.manualMs === null && due.plan !== null;
  return dueMs - (isPlanned ? Math.min(longestWarningMs, due.plan.graceMs / 10) : longestWarningMs);
}

export function dueStageOf({ status, due }: Pick<Ticket, 'status' | 'due'>, nowMs: number): DueStage | undefined {
  const dueMs = dueMsOf(due);
  const soonMs = soonMsOf(due);
  if (status.state === 'closed' || dueMs === null || soonMs === null) return undefined;
  if (dueMs <= nowMs) return 'overdue';
  return soonMs <= nowMs ? 'soon' : undefined;
}

/** What these events, which led from one ticket to the other, are to an agent; nothing for what they did themselves. */
export function newsOf(
  access: AgentAccess,
  before: Ticket | undefined,
  after: Ticket,
  events: readonly StampedEvent[],
): News | undefined {
  const known = before && isOpened(before.intake) ? before : undefined;
  // A new ticket begins with its requester's words; they are no reply to anybody.
  if (known && hasNewMessage(access, events) && isNewsStill('replied', access, after)) return 'replied';
  if (!isNewsStill('assigned', access, after)) return undefined;
  if (known && isNewsStill('assigned', access, known)) return undefined;
  const last = events.findLast(({ type }) => makesTheirs.has(type));
  return last && !isBy(access, last) ? 'assigned' : undefined;
}

/** Whether the news is none any more, because somebody has seen to it meanwhile. */
export function isNewsStill(news: News, access: AgentAccess, ticket: Ticket): boolean {
  if (!canSee(access, ticket) || !answersFor(access, ticket)) return false;
  return news === 'replied' ? isWaitingForUs(ticket.conversation) : ticket.status.state === 'open';
}

/** Whether one of these events is the agent's own choice of when the ticket is due. */
export function hasChosenDue(access: AgentAccess, events: readonly StampedEvent[]): boolean {
  return events.some((event) => choosesDue.has(event.type) && isBy(access, event));
}

const makesTheirs: ReadonlySet<string> = new Set(['assignment.changed', 'status.set', 'status.changed']);
const choosesDue: ReadonlySet<string> = new Set(['due.set', 'due.planned']);

function hasNewMessage(access: AgentAccess, events: readonly StampedEvent[]): boolean {
  const posted = events.filter((event) => event.type === 'conversation.posted' && !isBy(access, event));
  // Safe: an event of this type whose data is another is not let through as one.
  return posted.some(({ data }) => (data as Posted).kind === 'message');
}

function isBy({ agentId }: AgentAccess, { actor }: StampedEvent): boolean {
  return actor === agentActor(agentId);
}
