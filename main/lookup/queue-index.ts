import type { AgentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { isWaitingForUs } from '../../shared/domain/ticket/conversation.ts';
import { dueMsOf } from '../../shared/domain/ticket/due.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { sortedPosition } from '../../shared/lib/sorted-list.ts';
import { urgencyOf } from '../../shared/views/queue-row.ts';
import { compareClosed, compareOpen, isInQueue, type QueueName, type SortKey } from '../../shared/views/queues.ts';

/** The tickets of each queue of each agent, kept in order while tickets change. */
export interface QueueIndex {
  readonly page: (access: AgentAccess, queue: QueueName, offset: number, limit: number) => { ids: Id[]; total: number };
  readonly position: (access: AgentAccess, queue: QueueName, ticket: Ticket) => number | null;
  readonly waiting: (access: AgentAccess, queue: QueueName) => number;
  readonly ticketChanged: (before: Ticket | undefined, after: Ticket) => void;
  /** Forgets every order: what agents see or how priorities sort has changed. */
  readonly forget: () => void;
}

interface List {
  readonly access: AgentAccess;
  readonly queue: QueueName;
  readonly keys: SortKey[];
  readonly waiting: Set<Id>;
}

export function createQueueIndex(tickets: () => Iterable<Ticket>, records: DeskRecords): QueueIndex {
  const lists = new Map<string, List>();

  function keyOf(ticket: Ticket): SortKey {
    const { id, due, status, intake } = ticket;
    return {
      id,
      urgency: urgencyOf(records, ticket),
      dueMs: dueMsOf(due),
      closedMs: status.closedMs,
      openedMs: intake.openedMs,
    };
  }

  function listOf(access: AgentAccess, queue: QueueName): List {
    const name = `${access.agentId} ${queue}`;
    const known = lists.get(name);
    if (known) return known;
    const held = [...tickets()].filter((ticket) => isInQueue(queue, access, ticket));
    const keys = held.map(keyOf).sort(compareOf(queue));
    const waiting = new Set(held.filter(({ conversation }) => isWaitingForUs(conversation)).map(({ id }) => id));
    const list = { access, queue, keys, waiting };
    lists.set(name, list);
    return list;
  }

  function take(list: List, ticket: Ticket): void {
    const at = sortedPosition(list.keys, keyOf(ticket), compareOf(list.queue));
    if (list.keys[at]?.id === ticket.id) list.keys.splice(at, 1);
    list.waiting.delete(ticket.id);
  }

  function put(list: List, ticket: Ticket): void {
    const key = keyOf(ticket);
    list.keys.splice(sortedPosition(list.keys, key, compareOf(list.queue)), 0, key);
    if (isWaitingForUs(ticket.conversation)) list.waiting.add(ticket.id);
  }

  return {
    page: (access, queue, offset, limit) => {
      const { keys } = listOf(access, queue);
      return { ids: keys.slice(offset, offset + limit).map(({ id }) => id), total: keys.length };
    },
    position: (access, queue, ticket) => {
      const { keys } = listOf(access, queue);
      const at = sortedPosition(keys, keyOf(ticket), compareOf(queue));
      return keys[at]?.id === ticket.id ? at : null;
    },
    waiting: (access, queue) => listOf(access, queue).waiting.size,
    ticketChanged: (before, after) => {
      for (const list of lists.values()) {
        if (before && isInQueue(list.queue, list.access, before)) take(list, before);
        if (isInQueue(list.queue, list.access, after)) put(list, after);
      }
    },
    forget: () => lists.clear(),
  };
}

function compareOf(queue: QueueName): (a: SortKey, b: SortKey) => number {
  return queue === 'closed' ? compareClosed : compareOpen;
}

/** Record kinds whose change can change who sees what, or in which order. */
export const kindsThatReorder: ReadonlySet<string> = new Set(['agent', 'role', 'team', 'department', 'priority']);
