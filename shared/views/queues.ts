import { type AgentAccess, canSee } from '../domain/access.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';

/** The queues of the navigation, in its order. */
export const queueNames = ['open', 'mine', 'closed'] as const;

export type QueueName = (typeof queueNames)[number];

/** Which tickets a queue holds for an agent; never one that the agent may not see. */
export function isInQueue(queue: QueueName, access: AgentAccess, ticket: Ticket): boolean {
  if (!canSee(access, ticket)) return false;
  const isOpen = ticket.status.state === 'open';
  switch (queue) {
    case 'open':
      return isOpen;
    case 'mine':
      return isOpen && isMine(access, ticket);
    case 'closed':
      return !isOpen;
  }
}

function isMine({ agentId, teams }: AgentAccess, { assignment }: Ticket): boolean {
  return assignment.agentId === agentId || (assignment.teamId !== null && teams.has(assignment.teamId));
}

/** Where a ticket stands in a queue. */
export interface SortKey {
  readonly id: string;
  readonly urgency: number;
  readonly dueMs: number | null;
  readonly closedMs: number | null;
  readonly openedMs: number;
}

const never = Number.MAX_SAFE_INTEGER;

/** Most urgent first, then due first, then longest open. What is never due comes last. */
export function compareOpen(a: SortKey, b: SortKey): number {
  return (
    a.urgency - b.urgency ||
    (a.dueMs ?? never) - (b.dueMs ?? never) ||
    a.openedMs - b.openedMs ||
    compareText(a.id, b.id)
  );
}

/** Closed last comes first. */
export function compareClosed(a: SortKey, b: SortKey): number {
  return (b.closedMs ?? 0) - (a.closedMs ?? 0) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
