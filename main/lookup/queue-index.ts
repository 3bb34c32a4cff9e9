import type { QueueCount } from '../../shared/bridge/contract/queues.ts';
import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import { compile } from '../../shared/domain/conditions/compile.ts';
import { comparing, kindsIn } from '../../shared/domain/conditions/order.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { mostUrgentFirst, openAndAssigned, startingQueueId } from '../../shared/domain/records/queue.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';
import { deskTimeZone } from '../../shared/domain/records/time-zone.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import { originalQueue, type Queue, queuesOf } from '../../shared/views/queues.ts';
import type { RowChange, Rows } from '../engine/rows/row-table.ts';
import { createQueueList, type QueueList } from './queue-list.ts';

/** The tickets of each queue of each agent, in order. A queue that the agent does not have is empty. */
export interface QueueIndex {
  readonly page: (
    access: AgentAccess,
    queueId: Id,
    offset: number,
    limit: number,
  ) => { ids: Id[]; total: number } | undefined;
  readonly position: (access: AgentAccess, queueId: Id, ticketId: Id) => number | null;
  readonly count: (access: AgentAccess, queueId: Id) => QueueCount;
  /** Whether an agent can see no ticket at all, whatever their queues hold. */
  readonly isEmpty: (access: AgentAccess) => boolean;
  /** The first of an agent's queues that holds a ticket; the first of all if none does. */
  readonly leadingTo: (access: AgentAccess, ticketId: Id) => Id;
  /** The open tickets assigned to an agent or their teams, however their queues are configured. */
  readonly own: (access: AgentAccess) => { readonly ids: readonly Id[]; readonly waitingForUs: number };
  readonly changed: (rows: readonly RowChange[], records: readonly ChangedRecord[]) => void;
  /** Moves tickets whose time has come, and returns the agents whose queues changed since the last call. */
  readonly clockMoved: () => ReadonlySet<Id>;
  /** When to call that next, in milliseconds since 1970; undefined if no queue depends on the clock. */
  readonly nextMs: () => number | undefined;
  /** Called when that time becomes earlier. */
  readonly onMoment: (listener: () => void) => void;
}

type AskedQueue = Pick<Queue, 'id' | 'where' | 'order'>;

type ChangedRecord = Pick<RecordState, 'kind' | 'id' | 'retired'>;

interface Kept {
  readonly list: QueueList;
  readonly agentId: Id;
  readonly queueId: Id;
  /** These record kinds require building the index again. */
  readonly kinds: ReadonlySet<string>;
  readonly usesClock: boolean;
  readonly usesZone: boolean;
}

/** Record kinds that can change who can see which tickets. */
export const kindsOfSight: ReadonlySet<string> = new Set(['agent', 'role', 'team', 'department']);

/** Record kinds that determine the time zone in which days begin. */
const kindsOfTime: ReadonlySet<string> = new Set(['desk', 'schedule']);

/** No queue has this id. */
const theirsId = ' theirs';

export function createQueueIndex(rows: Rows, records: DeskRecords, nowMs: () => number): QueueIndex {
  const lists = new Map<string, Kept>();
  const untold = new Set<Id>();
  const listeners: (() => void)[] = [];
  let lastMs = Number.NEGATIVE_INFINITY;

  function listOf(access: AgentAccess, queue: AskedQueue): QueueList {
    const name = `${access.agentId} ${queue.id}`;
    catchUp();
    const known = lists.get(name);
    if (known) return known.list;
    const kept = made(access, queue);
    lists.set(name, kept);
    if (kept.usesClock) tellMoment();
    return kept.list;
  }

  function made(access: AgentAccess, { id, where, order }: AskedQueue): Kept {
    const condition = compile(where, records);
    const compare = comparing(order, records);
    const options = { access, condition, compare, timeZone: deskTimeZone(records), rowOf: rows.get };
    return {
      list: createQueueList(options, allRows(rows), nowMs()),
      agentId: access.agentId,
      queueId: id,
      kinds: new Set([...condition.kinds, ...kindsIn(order)]),
      usesClock: condition.usesClock,
      usesZone: condition.usesZone,
    };
  }

  function queueOf(access: AgentAccess, queueId: Id): Queue | undefined {
    return queuesOf(records, access.agentId).find(({ id }) => id === queueId);
  }

  function theirs(access: AgentAccess): QueueList {
    return listOf(access, { id: theirsId, where: openAndAssigned, order: mostUrgentFirst });
  }

  /** Answers always reflect the present time. If the clock was set back, everything is built again. */
  function catchUp(): void {
    const now = nowMs();
    for (const [name, { list, agentId, usesClock }] of lists) {
      if (!usesClock) continue;
      if (now < lastMs) lists.delete(name);
      if (now < lastMs || list.clockMoved(now)) untold.add(agentId);
    }
    lastMs = now;
    if (untold.size > 0) tellMoment();
  }

  function tellMoment(): void {
    for (const listener of listeners) listener();
  }

  function forget(isTouched: (kept: Kept) => boolean): void {
    for (const [name, kept] of lists) if (isTouched(kept)) lists.delete(name);
  }

  function recordChanged({ kind, id, retired }: ChangedRecord): void {
    if (kindsOfSight.has(kind)) lists.clear();
    if (kindsOfTime.has(kind)) forget(({ usesZone }) => usesZone);
    if (kind === 'queue') forget(({ queueId }) => queueId === id);
    // People are added all the time; a condition on one is affected only when another person replaces them.
    if (kind !== 'person' || retired) forget(({ kinds }) => kinds.has(kind));
  }

  return {
    page: (access, queueId, offset, limit) => {
      const queue = queueOf(access, queueId);
      const list = queue && listOf(access, queue);
      return list && { ids: list.ids(offset, limit), total: list.total() };
    },
    position: (access, queueId, ticketId) => {
      const queue = queueOf(access, queueId);
      const row = rows.get(ticketId);
      return queue && row ? listOf(access, queue).position(row) : null;
    },
    count: (access, queueId) => {
      const queue = queueOf(access, queueId);
      const list = queue && listOf(access, queue);
      return { total: list?.total() ?? 0, waitingForUs: list?.waiting() ?? 0 };
    },
    isEmpty: (access) => {
      // Most queues hold something, so other tickets rarely have to be searched.
      const isAnyHeld = [...lists.values()].some(({ agentId, list }) => agentId === access.agentId && list.total() > 0);
      return !isAnyHeld && !isAnyInSight(rows, access);
    },
    leadingTo: (access, ticketId) => {
      const row = rows.get(ticketId);
      const queues = queuesOf(records, access.agentId);
      const holding = row && queues.find((queue) => listOf(access, queue).position(row) !== null);
      return (holding ?? queues[0] ?? originalQueue(startingQueueId)).id;
    },
    own: (access) => {
      const list = theirs(access);
      return { ids: list.ids(0, list.total()), waitingForUs: list.waiting() };
    },
    changed: (changes, changedRecords) => {
      for (const record of changedRecords) recordChanged(record);
      const now = nowMs();
      for (const { list } of lists.values()) for (const change of changes) list.rowChanged(change, now);
      if ([...lists.values()].some(({ usesClock }) => usesClock)) tellMoment();
    },
    clockMoved: () => {
      catchUp();
      const moved = new Set(untold);
      untold.clear();
      return moved;
    },
    nextMs: () => {
      if (untold.size > 0) return lastMs;
      const moving = [...lists.values()].filter(({ usesClock }) => usesClock);
      if (moving.length === 0) return undefined;
      return Math.min(...moving.map(({ list }) => list.nextMs() ?? Number.POSITIVE_INFINITY));
    },
    onMoment: (listener) => void listeners.push(listener),
  };
}

function* allRows(rows: Rows): Generator<TicketRow> {
  for (let ordinal = 0; ordinal < rows.size(); ordinal += 1) if (rows.isThere(ordinal)) yield rows.row(ordinal);
}

function isAnyInSight(rows: Rows, access: AgentAccess): boolean {
  for (const row of allRows(rows)) if (canSee(access, row.whereabouts)) return true;
  return false;
}
