import { type AgentAccess, agentAccess, canSee, holdsAnywhere } from '../domain/access.ts';
import type { Id } from '../domain/id.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import { listed } from '../domain/records/listed.ts';
import { deletedQueueId, firstQueues, queuesBelow, startingQueueId } from '../domain/records/queue.ts';
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

/** The default queues that every agent has, in their original order. */
export const originalQueues: readonly Queue[] = firstQueueIds.filter((id) => id !== deletedQueueId).map(originalQueue);

/** The translated name of a default queue, until somebody renames it. */
export function originalName({ id, name }: Pick<Queue, 'id' | 'name'>): FirstQueueId | undefined {
  return isFirstQueue(id) && firstQueues[id].name === name ? id : undefined;
}

/** The queue that another one is listed below, if both are among these; undefined for most. */
export function queueAbove(id: Id, queues: readonly Pick<Queue, 'id'>[]): Id | undefined {
  const [above] = Object.entries<readonly Id[]>(queuesBelow).find(([, below]) => below.includes(id)) ?? [];
  return queues.find((queue) => queue.id === above)?.id;
}

/** Queues with those that are listed below others directly behind them. */
export function withQueuesBelow<Listed extends Pick<Queue, 'id'>>(queues: readonly Listed[]): readonly Listed[] {
  const below = (above: Id | undefined) => queues.filter(({ id }) => queueAbove(id, queues) === above);
  return below(undefined).flatMap((queue) => [queue, ...below(queue.id)]);
}

/** How many queues have shortcuts and menu items. */
const mostWithKeys = 9;

/** The queues with shortcuts and menu items: the first ones that are not below others. */
export function queuesWithKeys<Listed extends Pick<Queue, 'id'>>(queues: readonly Listed[]): readonly Listed[] {
  return queues.filter(({ id }) => queueAbove(id, queues) === undefined).slice(0, mostWithKeys);
}

/**
 * The queues of an agent, in the order of the navigation: shared ones, then their own. Never empty, even if two devices
 * archived the last ones.
 */
export function queuesOf(records: DeskRecords, agentId: Id): readonly Queue[] {
  const all = listed(records, 'queue');
  const access = agentAccess(records, agentId);
  const maySeeDeleted = access !== undefined && holdsAnywhere(access, 'ticket.delete');
  const shared = all.filter(({ id, owner }) => owner === null && (maySeeDeleted || id !== deletedQueueId));
  const own = all.filter(({ owner }) => owner === agentId);
  return withQueuesBelow([...(shared.length > 0 ? shared : [originalQueue(startingQueueId)]), ...own]);
}

/** Whether a visible open ticket is assigned to the agent or their team, independent of how queues are configured. */
export function isOpenAndAssigned(
  access: AgentAccess,
  row: Pick<TicketRow, 'agentId' | 'teamId' | 'state' | 'isDeleted' | 'whereabouts'>,
): boolean {
  const { agentId, teamId, state, isDeleted, whereabouts } = row;
  const isTheirs = agentId === access.agentId || (teamId !== null && access.teams.has(teamId));
  return isTheirs && state === 'open' && !isDeleted && canSee(access, whereabouts);
}
