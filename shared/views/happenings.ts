import { type AgentAccess, canSee } from '../domain/access.ts';
import { eventId, type StampedEvent } from '../domain/event.ts';
import type { Id } from '../domain/id.ts';
import { type Actor, agentActor } from '../domain/principal.ts';
import type { Assignees } from '../domain/ticket/assignment.ts';
import type { Posted } from '../domain/ticket/conversation.ts';
import type { Follower } from '../domain/ticket/followers.ts';
import type { Involved } from '../domain/ticket/involved.ts';
import type { TicketRow } from '../domain/ticket/row.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { kindOfEarlier, type StatusKind, stateOf, type TicketState } from '../domain/ticket-state.ts';

/** What everybody who has to do with a ticket is told of. */
export const sharedHappenings = ['message', 'reply', 'note', 'resolved', 'closed', 'reopened', 'transferred'] as const;

/** The same, and what concerns one agent or team: the ticket was assigned to them. */
export type HappeningKind = (typeof sharedHappenings)[number] | 'assigned' | 'team-assigned';

/** Something that happened to a ticket. */
export interface Happening {
  /** The same on every desk. */
  readonly id: string;
  readonly ticketId: Id;
  readonly kind: HappeningKind;
  /** The agent or team that it was assigned to; empty otherwise. */
  readonly whom: Id;
  readonly actor: Actor;
  readonly timeMs: number;
  readonly stamp: string;
}

/** What an event says to others, if anything; `commit` is all of its commit. */
export function happeningsOf(event: StampedEvent, commit: readonly StampedEvent[]): readonly Happening[] {
  const { target, actor, timeMs, stamp } = event;
  return told(event, commit).map(([kind, whom = '']) => ({
    ...{ id: `${eventId(event)}${kind === 'team-assigned' ? ':team' : ''}`, ticketId: target.id },
    ...{ kind, whom, actor, timeMs, stamp },
  }));
}

function told(
  { type, data, target }: StampedEvent,
  commit: readonly StampedEvent[],
): (readonly [HappeningKind, Id?])[] {
  // Safe: the data of an event fit its type.
  switch (type) {
    case 'conversation.posted': {
      // A new ticket begins with its requester’s message.
      const isNew = commit.some((other) => other.type === 'ticket.opened' && other.target.id === target.id);
      return isNew ? [] : [[(data as Posted).kind]];
    }
    case 'department.changed':
      return (data as { readonly from: Id }).from === '' ? [] : [['transferred']];
    case 'assignment.changed':
      return assigned(data as { readonly from: Assignees; readonly to: Assignees });
    case 'status.set':
    case 'status.changed':
      return turned(data as StatusData);
    default:
      return [];
  }
}

function assigned({ from, to }: { readonly from: Assignees; readonly to: Assignees }): [HappeningKind, Id][] {
  return [
    ...(to.agentId !== null && to.agentId !== from.agentId ? [['assigned', to.agentId] as [HappeningKind, Id]] : []),
    ...(to.teamId !== null && to.teamId !== from.teamId ? [['team-assigned', to.teamId] as [HappeningKind, Id]] : []),
  ];
}

interface StatusData {
  readonly statusId: Id;
  readonly kind?: StatusKind;
  readonly state: TicketState;
  readonly from: { readonly statusId: Id; readonly kind?: StatusKind; readonly state: TicketState } | null;
}

function turned({ from, ...to }: StatusData): [HappeningKind][] {
  if (from === null) return [];
  const [was, is] = [from, to].map(({ statusId, kind, state }) => kind ?? kindOfEarlier(statusId, state));
  if (was === undefined || is === undefined || was === is) return [];
  if (is === 'closed' || (is === 'resolved' && stateOf(was) === 'open')) return [[is]];
  return stateOf(was) === 'closed' && stateOf(is) === 'open' ? [['reopened']] : [];
}

/** Whom a ticket concerns, and since when. */
export interface Audience {
  readonly involved: readonly Involved[];
  readonly followers: readonly Follower[];
  /** The team that it is assigned to. */
  readonly teamId: Id | null;
}

export function audienceOf({ involved, followers, assignment }: Ticket): Audience {
  return { involved, followers: followers.agents, teamId: assignment.teamId };
}

/**
 * Whether an agent is told of it: if it was assigned to them or to their team, or if the ticket concerned them then,
 * and unless they did it themselves. Whether they have access is asked separately.
 */
export function isToldOf(access: AgentAccess, audience: Audience, happening: Happening): boolean {
  const { agentId, teams } = access;
  const { kind, whom, actor, stamp } = happening;
  if (actor === agentActor(agentId)) return false;
  if (kind === 'assigned') return whom === agentId;
  if (kind === 'team-assigned') return teams.has(whom);
  return concerns(access, audience, stamp);
}

/** Whether a ticket concerns an agent now, and did at a stamp; without one, only now. */
export function concerns({ agentId, teams }: AgentAccess, audience: Audience, stamp = latest): boolean {
  const { involved, followers, teamId } = audience;
  const isTheirTeam = (id: Id) => id === teamId && teams.has(id);
  return (
    followers.some((one) => one.agentId === agentId && one.since <= stamp) ||
    involved.some(({ kind, id, since }) => since <= stamp && (kind === 'agent' ? id === agentId : isTheirTeam(id)))
  );
}

const latest = 'g';

/** Nobody is told of a ticket that they have no access to, or that is deleted. */
export function mayBeTold(access: AgentAccess, row: Pick<TicketRow, 'isDeleted' | 'whereabouts'>): boolean {
  return !row.isDeleted && canSee(access, row.whereabouts);
}
