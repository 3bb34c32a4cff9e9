import type { InboxGroup, InboxLine } from '../../shared/bridge/contract/inbox.ts';
import type { ListedQueue, QueueCount } from '../../shared/bridge/contract/queues.ts';
import type { AgentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { type TicketRow, ticketRow } from '../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { queuesOf } from '../../shared/views/queues.ts';
import { foldNaively } from '../sync/support/naive-fold.ts';
import { naiveInbox } from '../sync/support/naive-inbox.ts';
import { commitsIn, countingOf, eventsByTarget } from '../sync/support/naive-line.ts';
import type { MemoryDisk } from './memory-disk.ts';
import { naiveQueue } from './naive-queue.ts';

/** More commits than any test here makes. */
const mostCommits = 10_000;

export type RecomputedDay = ReturnType<typeof recomputedDay>;

/** What the journal’s lines come to, folded from the first one on. */
export function recomputedDay(disk: MemoryDisk) {
  const lines = [...disk.files()]
    .filter(([path]) => path.endsWith('.jsonl'))
    .flatMap(([, bytes]) => bytes.toString('utf8').split('\n').filter(Boolean))
    .map((line) => Buffer.from(line));
  const commits = countingOf(commitsIn(lines));
  const states = new Map([...eventsByTarget(commits)].map(([on, events]) => [on, foldNaively(on, events)]));
  const tickets = [...states].filter(([on]) => on.startsWith('ticket:')).map(([, state]) => state as unknown as Ticket);
  return { commits, states, tickets, rows: tickets.map((ticket) => ticketRow(ticket)) };
}

/** From where the recomputed day is looked at. */
export interface Viewpoint {
  readonly records: DeskRecords;
  readonly access: AgentAccess;
  readonly nowMs: number;
}

export interface RecomputedQueue {
  readonly id: Id;
  readonly rows: readonly TicketRow[];
  readonly count: QueueCount;
}

/** All queues of an agent, in the orders that the agent chose. */
export function recomputedQueues(
  { tickets }: RecomputedDay,
  { records, access, nowMs }: Viewpoint,
  listed: readonly ListedQueue[],
): readonly RecomputedQueue[] {
  return queuesOf(records, access.agentId).map((queue) => {
    const order = listed.find(({ id }) => id === queue.id)?.order ?? [];
    const rows = naiveQueue(records, tickets, access, { ...queue, order: [...order] }, nowMs);
    const waitingForUs = rows.filter(({ isWaitingForUs, isDeleted }) => isWaitingForUs && !isDeleted).length;
    return { id: queue.id, rows, count: { total: rows.length, waitingForUs } };
  });
}

/** What an agent’s inbox holds, in no order. */
export function recomputedInbox(day: RecomputedDay, { access, nowMs }: Viewpoint): readonly string[] {
  const { due, told } = naiveInbox({ ...day, nowMs, mostCommits }, access);
  return [...due, ...told].map(itemText).toSorted();
}

/** The same of an answer. */
export function answeredInbox(groups: readonly InboxGroup[]): readonly string[] {
  const isDue = ({ kind }: InboxLine) => kind === 'soon' || kind === 'overdue';
  return inboxLines(groups)
    .map(({ ticketId, line }) => itemText({ ...(isDue(line) ? { kind: line.kind } : line), ticketId }))
    .toSorted();
}

export function unreadIn(groups: readonly InboxGroup[]): number {
  return inboxLines(groups).filter(({ line }) => line.isUnread).length;
}

function inboxLines(groups: readonly InboxGroup[]) {
  return groups.flatMap(({ ticketId, lines }) => lines.map((line) => ({ ticketId, line })));
}

function itemText(item: { readonly ticketId: Id; readonly kind: string; readonly timeMs?: number }): string {
  return `${item.ticketId} ${item.kind} ${item.timeMs ?? 'due'}`;
}
