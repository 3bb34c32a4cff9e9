import { type AgentAccess, canSee } from '../domain/access.ts';
import { eventId, type StampedEvent } from '../domain/event.ts';
import type { Id } from '../domain/id.ts';
import { type Actor, agentActor } from '../domain/principal.ts';
import type { Posted } from '../domain/ticket/conversation.ts';
import type { Follower } from '../domain/ticket/followers.ts';
import type { Involved } from '../domain/ticket/involved.ts';
import type { Referee } from '../domain/ticket/referrals.ts';
import type { TicketRow } from '../domain/ticket/row.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { kindOfEarlier, type StatusKind, stateOf, type TicketState } from '../domain/ticket-state.ts';
import { assignmentKinds, newlyNamed, type Reassigned, toldToOthers } from './assignment-told.ts';

/** What everybody who has to do with a ticket is told of. */
export const sharedHappenings = [
  ...(['message', 'reply', 'note', 'resolved', 'closed', 'reopened', 'transferred'] as const),
  ...assignmentKinds,
  /** The date came until which it waited for its requester. */
  'waited',
] as const;

/**
 * The same, and what concerns one agent, team, or department: the ticket was assigned or referred to them, or an entry
 * mentions them.
 */
export type HappeningKind =
  | (typeof sharedHappenings)[number]
  | 'assigned'
  | 'team-assigned'
  | 'referred'
  | 'team-referred'
  | 'department-referred'
  | 'mentioned';

/** Something that happened to a ticket. */
export interface Happening {
  /** The same on every desk. */
  readonly id: string;
  readonly ticketId: Id;
  readonly kind: HappeningKind;
  /** The agent, team, or department that it was assigned or referred to, or that is mentioned; empty otherwise. */
  readonly whom: Id;
  /** The agents and teams who are told of the same event that it is theirs, or that it mentions them. */
  readonly apart: readonly Id[];
  readonly actor: Actor;
  readonly timeMs: number;
  readonly stamp: string;
  /** The checksum of its commit. */
  readonly sum: string;
}

/** What an event says to others, if anything; `commit` is all of its commit. */
export function happeningsOf(event: StampedEvent, commit: readonly StampedEvent[]): readonly Happening[] {
  const {
    target,
    actor,
    timeMs,
    stamp,
    commit: { sum },
  } = event;
  const apart = apartFrom(event);
  return told(event, commit).map(([kind, whom = '']) => ({
    ...{ id: `${eventId(event)}${idEnds[kind] ?? ''}`, ticketId: target.id },
    ...{ kind, whom, apart, actor, timeMs, stamp, sum },
  }));
}

/** One event can tell several things. */
const idEnds: { readonly [Kind in HappeningKind]?: string } = {
  ...{ 'team-assigned': ':team', mentioned: ':mention' },
  ...{ claimed: ':others', reassigned: ':others', released: ':others' },
};

function apartFrom({ type, data }: StampedEvent): readonly Id[] {
  // Safe: the data of an event fit its type.
  if (type === 'conversation.posted') return (data as Posted).mentions ?? [];
  if (type !== 'assignment.changed') return [];
  const { agentId } = (data as Reassigned).to;
  const named = newlyNamed(data as Reassigned).map(([, id]) => id);
  // Nothing changes for the agent who keeps it.
  return agentId === null ? named : [agentId, ...named];
}

function told(event: StampedEvent, commit: readonly StampedEvent[]): (readonly [HappeningKind, Id?])[] {
  const { type, data, target } = event;
  // Safe: the data of an event fit its type.
  switch (type) {
    case 'conversation.posted': {
      // A new ticket begins with its requester’s message.
      const isNew = commit.some((other) => other.type === 'ticket.opened' && other.target.id === target.id);
      const { kind, mentions = [] } = data as Posted;
      const mentioned = mentions.map((id): [HappeningKind, Id] => ['mentioned', id]);
      return isNew ? mentioned : [[kind], ...mentioned];
    }
    case 'department.changed':
      return (data as { readonly from: Id }).from === '' ? [] : [['transferred']];
    case 'assignment.changed':
      return [...newlyNamed(data as Reassigned), ...toldToOthers(event, commit)];
    case 'referral.added': {
      const { kind, id, byHand } = data as Referee & { readonly byHand?: true };
      return byHand ? [[referredKinds[kind], id]] : [];
    }
    case 'status.set':
    case 'status.changed':
      return turned(data as StatusData);
    case 'waiting.ended':
      return [['waited']];
    default:
      return [];
  }
}

const referredKinds = { agent: 'referred', team: 'team-referred', department: 'department-referred' } as const;

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
  /** The commits that came too late to end its waiting. */
  readonly missed: readonly string[];
}

export function audienceOf({ involved, followers, assignment, status }: Ticket): Audience {
  return { involved, followers: followers.agents, teamId: assignment.teamId, missed: status.missed ?? [] };
}

/**
 * Whether an agent is told of it: if it was assigned or referred to them or to their team, if it was referred to their
 * department, if it mentions them, or else if the ticket concerned them then, and unless they did it themselves. Whether they have access is asked separately.
 */
export function isToldOf(access: AgentAccess, audience: Audience, happening: Happening): boolean {
  const { agentId, teams, departments } = access;
  const { kind, whom, apart, actor, stamp, sum } = happening;
  if (kind === 'waited' && audience.missed.includes(sum)) return false;
  if (actor === agentActor(agentId)) return false;
  if (kind === 'assigned' || kind === 'referred' || kind === 'mentioned') return whom === agentId;
  if (kind === 'team-referred') return teams.has(whom);
  if (kind === 'team-assigned') return teams.has(whom) && !apart.includes(agentId);
  if (kind === 'department-referred') return departments.has(whom);
  return !apart.some((id) => id === agentId || teams.has(id)) && concerns(access, audience, stamp);
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
