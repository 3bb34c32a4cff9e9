import type { StampedEvent } from '../domain/event.ts';
import type { Id } from '../domain/id.ts';
import { agentActor } from '../domain/principal.ts';
import { type Assignees, nobody, sameAssignees } from '../domain/ticket/assignment.ts';
import type { Posted } from '../domain/ticket/conversation.ts';

export interface Reassigned {
  readonly from: Assignees;
  readonly to: Assignees;
}

type Named = readonly ['assigned' | 'team-assigned', Id];

/** Whose ticket it is from now on. A team whose ticket no agent has any more is named again. */
export function newlyNamed({ from, to }: Reassigned): readonly Named[] {
  const isAgentNew = to.agentId !== null && to.agentId !== from.agentId;
  const isBackToTeam = to.agentId === null && from.agentId !== null;
  const isTeamNew = to.teamId !== null && (to.teamId !== from.teamId || isBackToTeam);
  return [
    ...(isAgentNew && to.agentId !== null ? [['assigned', to.agentId] as const] : []),
    ...(isTeamNew && to.teamId !== null ? [['team-assigned', to.teamId] as const] : []),
  ];
}

/** An agent took the ticket, or it was assigned to others, who are named, or to nobody. */
export const assignmentKinds = ['claimed', 'reassigned', 'released'] as const;

/** What those whom the ticket concerns are told, apart from those whose it is. */
export function toldToOthers(
  { data, actor, target }: Pick<StampedEvent, 'data' | 'actor' | 'target'>,
  commit: readonly StampedEvent[],
): readonly (readonly [(typeof assignmentKinds)[number], Id?])[] {
  const { from, to } = data as Reassigned; // Safe: the data of the event fit its type.
  const ofTicket = commit.filter((other) => other.target.id === target.id);
  if (ofTicket.some(({ type }) => type === 'ticket.opened')) return [];
  const [named] = newlyNamed({ from, to });
  if (!named) return sameAssignees(to, nobody) && !sameAssignees(from, nobody) ? [['released']] : [];
  const [, whom] = named;
  if (actor !== agentActor(whom)) return [['reassigned', whom]];
  return ofTicket.some(saysMore) ? [] : [['claimed', whom]];
}

/** A reply or a status by which an agent takes the ticket is told as that alone. What was not read has no data. */
function saysMore({ type, data }: StampedEvent): boolean {
  if (type === 'status.set' || type === 'status.changed') return true;
  return type === 'conversation.posted' && (data as Partial<Posted> | undefined)?.kind === 'reply';
}
