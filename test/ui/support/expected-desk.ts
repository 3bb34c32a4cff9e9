import type { ListedQueue } from '../../../shared/bridge/contract/queues.ts';
import { canSee } from '../../../shared/domain/access.ts';
import type { RecordKind } from '../../../shared/domain/records/registry.ts';
import { ticketRow } from '../../../shared/domain/ticket/row.ts';
import { queueAbove } from '../../../shared/views/queues.ts';
import { type RecomputedDay, recomputedQueues, type Viewpoint } from '../../support/recomputed-day.ts';
import type { SeenDesk } from './seen-desk.ts';

export interface Expectation extends Viewpoint {
  readonly day: RecomputedDay;
  /** The agent’s queues, with the orders that they chose. */
  readonly listed: readonly ListedQueue[];
  readonly unread: number;
}

/**
 * What a window should show, recomputed from the journal, where it now is: with its queue, the rows that it has drawn, and
 * its ticket.
 */
export function expectedDesk(expectation: Expectation, where: SeenDesk): SeenDesk {
  const { day, listed, unread } = expectation;
  const queues = recomputedQueues(day, expectation, listed);
  const rows = queues.find(({ id }) => id === where.queue)?.rows ?? [];
  const openId = queueAbove(where.queue, listed) ?? where.queue;
  return {
    queue: where.queue,
    counts: queues
      .filter(({ id }) => [undefined, openId].includes(queueAbove(id, listed)))
      .map(({ id, count }) => [id, described(count.total, count.waitingForUs)]),
    rows:
      where.rows.length === 0 && rows.length > 0
        ? [{ place: 1, number: rows[0]?.number ?? '' }]
        : where.rows.map(({ place }) => ({ place, number: rows[place - 1]?.number ?? '' })),
    total: rows.length,
    inbox: unread === 0 ? '' : `${unread} unread`,
    ticketId: where.ticketId,
    ticket: expectedTicket(expectation, where),
  };
}

function described(total: number, waitingForUs: number): string {
  const all = `${total} ${total === 1 ? 'ticket' : 'tickets'}`;
  return waitingForUs === 0 ? all : `${all}, ${waitingForUs} waiting for us`;
}

function expectedTicket({ day, records, access }: Expectation, { ticketId }: SeenDesk) {
  const ticket = day.tickets.find(({ id }) => id === ticketId);
  if (!ticket || !canSee(access, ticketRow(ticket).whereabouts)) return null;
  const nameOf = (kind: RecordKind, id: string | null, none = '') => {
    const record = id === null ? undefined : records.get(kind, id);
    return record && 'name' in record ? String(record.name) : none;
  };
  const { intake, fields, status, assignment, department, conversation } = ticket;
  return {
    number: intake.number,
    entries: conversation.entries.length,
    details: {
      Status: nameOf('status', status.statusId),
      Priority: nameOf('priority', fields.priority),
      Assignee: nameOf('agent', assignment.agentId, 'Nobody'),
      Team: nameOf('team', assignment.teamId, 'None'),
      Department: nameOf('department', department.departmentId),
    },
  };
}
