import { type AgentAccess, canSee } from '../domain/access.ts';
import type { Id } from '../domain/id.ts';
import { allInUse, type DeskRecords } from '../domain/records/desk-records.ts';
import { firstQueues, startingQueueId } from '../domain/records/queue.ts';
import type { RecordOf } from '../domain/records/registry.ts';
import type { TicketRow } from '../domain/ticket/row.ts';

export type Queue = RecordOf<'queue'>;

export type FirstQueueId = keyof typeof firstQueues;

// Safe: `Object.keys` returns the keys of that table.
export const firstQueueIds = Object.keys(firstQueues) as readonly FirstQueueId[];

export function isFirstQueue(id: Id): id is FirstQueueId {
  return Object.hasOwn(firstQueues, id);
}

/** A default queue before any change. */
export function originalQueue(id: FirstQueueId): Queue {
  return { ...firstQueues[id], id, retired: false };
}

/** The default queues of every desk, in the order of the navigation. */
export const originalQueues: readonly Queue[] = firstQueueIds.map(originalQueue);

/** The translated name of a default queue, until somebody renames it. */
export function originalName({ id, name }: Pick<Queue, 'id' | 'name'>): FirstQueueId | undefined {
  return isFirstQueue(id) && firstQueues[id].name === name ? id : undefined;
}

/** How many queues have shortcuts and menu items: the first ones. */
export const queuesWithKeys = 9;

/**
 * The queue of the agent's own tickets: the first with a condition on them or their teams, or else the first of all.
 */
export function queueOfOwnTickets(queues: readonly Pick<Queue, 'id' | 'where'>[]): Id | undefined {
  return (queues.find(({ where }) => asksForWho(where)) ?? queues[0])?.id;
}

function asksForWho(part: unknown): boolean {
  if (typeof part !== 'object' || part === null || 'not' in part) return false;
  return 'who' in part || Object.values(part).some(asksForWho);
}

/**
 * The queues of an agent, in the order of the navigation: default ones, other shared ones by name, then their own by
 * name. Never empty, even if two devices archived the last ones.
 */
export function queuesOf(records: DeskRecords, agentId: Id): readonly Queue[] {
  const inUse = allInUse(records, 'queue');
  const shared = inUse.filter(({ owner }) => owner === null);
  const first = firstQueueIds.flatMap((id) => shared.find((one) => one.id === id) ?? []);
  const others = shared.filter(({ id }) => !isFirstQueue(id)).toSorted(byName);
  const own = inUse.filter(({ owner }) => owner === agentId).toSorted(byName);
  return shared.length > 0 ? [...first, ...others, ...own] : [originalQueue(startingQueueId), ...own];
}

function byName(a: Queue, b: Queue): number {
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}

/** Whether a visible open ticket is assigned to the agent or their team, independent of how queues are configured. */
export function isOpenAndAssigned(
  access: AgentAccess,
  row: Pick<TicketRow, 'agentId' | 'teamId' | 'state' | 'whereabouts'>,
): boolean {
  const { agentId, teamId, state, whereabouts } = row;
  const isTheirs = agentId === access.agentId || (teamId !== null && access.teams.has(teamId));
  return isTheirs && state === 'open' && canSee(access, whereabouts);
}
