import type { AgentAccess } from '../../shared/domain/access.ts';
import { compile } from '../../shared/domain/conditions/compile.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { type TicketRow, ticketRow } from '../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Queue } from '../../shared/views/queues.ts';

/** A queue by filtering and sorting all tickets, written independently of the product. */
export function naiveQueue(
  records: DeskRecords,
  all: Iterable<Ticket>,
  access: AgentAccess,
  queue: Queue,
  nowMs: number,
): TicketRow[] {
  const { agentId, departments, teams, ownRole } = access;
  const desk = records.get('desk', 'desk');
  const timeZone = records.get('schedule', desk?.scheduleId ?? '')?.hours.timeZone ?? 'UTC';
  const urgency = (id: string): number => {
    const next = records.replacedBy('priority', id);
    return next ? urgency(next) : (records.get('priority', id)?.urgency ?? 99);
  };
  /** The role with which the agent works on a ticket; undefined for one out of sight. */
  const roleOn = ({ department, assignment, referrals }: Ticket) => {
    const here = departments.get(department.departmentId);
    if (here) return here;
    if (assignment.agentId === agentId || teams.has(assignment.teamId ?? '')) return ownRole;
    const referred = referrals.to.find(
      ({ kind, id }) => ({ agent: id === agentId, team: teams.has(id), department: departments.has(id) })[kind],
    );
    return referred && (referred.kind === 'department' ? departments.get(referred.id) : ownRole);
  };
  const shows = (ticket: Ticket) => {
    const role = roleOn(ticket);
    return role !== undefined && (!rowOf(ticket).isDeleted || role.has('ticket.delete'));
  };
  const keys: Readonly<Record<string, (row: TicketRow) => number | string | null>> = {
    urgency: ({ fields }) => urgency(fields.priority),
    due: ({ dueMs }) => dueMs,
    opened: ({ openedMs }) => openedMs,
    updated: ({ updatedMs }) => updatedMs,
    closed: ({ closedMs }) => closedMs,
    number: ({ number }) => number,
    summary: ({ fields }) => fields.summary.replace('é', 'e').toLowerCase(),
  };
  const compareBy = (key: (row: TicketRow) => number | string | null, sign: number) => (a: TicketRow, b: TicketRow) => {
    const [left, right] = [key(a), key(b)];
    if (left === right) return 0;
    return left === null || right === null ? (left === null ? 1 : -1) : left < right ? -sign : sign;
  };
  const compares = [
    ...queue.order.flatMap(({ by, descending }) => (keys[by] ? [compareBy(keys[by], descending ? -1 : 1)] : [])),
    compareBy(({ id }) => id, 1),
  ];
  const { holds } = compile(queue.where, records);
  return [...all]
    .filter((ticket) => ticket.intake.number !== '' && shows(ticket))
    .map(rowOf)
    .filter((row) => holds(row, { agentId, teamIds: teams, nowMs, timeZone }))
    .toSorted((a, b) => compares.reduce((found, compare) => found || compare(a, b), 0));
}

const rows = new WeakMap<Ticket, TicketRow>();

/** Each ticket’s row is made once, however many agents and queues are compared. */
function rowOf(ticket: Ticket): TicketRow {
  const row = rows.get(ticket) ?? ticketRow(ticket);
  rows.set(ticket, row);
  return row;
}
