import type { QueueCounts } from '../../shared/bridge/contract/queues.ts';
import { type AgentAccess, isTheirs } from '../../shared/domain/access.ts';
import type { Order } from '../../shared/domain/conditions/order-schema.ts';
import type { Id } from '../../shared/domain/id.ts';
import { allInUse, type DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { startingQueueId } from '../../shared/domain/records/queue.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';
import { deskTimeZone } from '../../shared/domain/records/time-zone.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import type { Visibility } from '../../shared/domain/ticket/visibility.ts';
import { originalQueue, type Queue, queuesOf } from '../../shared/views/queues.ts';
import type { Rows } from '../engine/rows/row-table.ts';
import { allSteps, createSlices, type Slices } from '../platform/in-slices.ts';
import { createChosenOrders } from './chosen-orders.ts';
import type { Lens } from './lens.ts';
import { createOpenRows } from './open-rows.ts';
import { type AskedQueue, definitionName, queueDefinition } from './queue-definition.ts';
import { createQueueLists, type SharedList, upTo } from './queue-lists.ts';
import { type Preview, previewed } from './queue-preview.ts';
import { createSights } from './sights.ts';

/**
 * The tickets of each queue of each agent, in order. What is built is answered at once, and always for the present time
 * and state; the rest is built in slices. A queue that the agent does not have is empty.
 */
export interface QueueIndex {
  readonly page: (
    access: AgentAccess,
    queueId: Id,
    offset: number,
    limit: number,
  ) => Promise<{ readonly rows: readonly TicketRow[]; readonly total: number } | undefined>;
  /** A page as the ids of its tickets. */
  readonly ids: (
    access: AgentAccess,
    queueId: Id,
    offset: number,
    limit: number,
  ) => Promise<{ readonly ids: readonly Id[]; readonly total: number } | undefined>;
  /** Those of some tickets that a queue of the agent holds; undefined if they have no such queue. */
  readonly heldBy: (access: AgentAccess, queueId: Id, ticketIds: readonly Id[]) => readonly Id[] | undefined;
  /** The first rows of a queue that is not saved, and how many tickets it would hold. */
  readonly preview: (access: AgentAccess, queue: AskedQueue, limit: number) => Promise<Preview>;
  readonly position: (access: AgentAccess, queueId: Id, ticketId: Id) => Promise<number | null>;
  /** The counts of all queues of an agent: null while a queue is being built; then the agent is notified. */
  readonly counts: (access: AgentAccess) => QueueCounts;
  /** The first of an agent's queues that holds a ticket; the first of all if none does. */
  readonly leadingTo: (access: AgentAccess, ticketId: Id) => Id;
  /** The open tickets assigned to an agent or their teams, however their queues are configured. */
  readonly own: (access: AgentAccess) => OwnTickets;
  /** The open tickets of some departments that an agent can see. */
  readonly openIn: (access: AgentAccess, isOne: (row: Pick<TicketRow, 'departmentId'>) => boolean) => TicketRow[];
  /** An agent sorts queues in other ways than before. */
  readonly ordersChanged: () => void;
  readonly recordsChanged: (records: readonly ChangedRecord[]) => void;
  /** Moves tickets whose time has come, and returns the agents whose queues changed since the last call. */
  readonly clockMoved: () => ReadonlySet<Id>;
  /** When to call that next, in milliseconds since 1970; undefined if no queue depends on the clock. */
  readonly nextMs: () => number | undefined;
  /** Called when that time becomes earlier. */
  readonly onMoment: (listener: () => void) => void;
}

export interface OwnTickets {
  readonly rows: () => TicketRow[];
  /** The same for looking through them once: each row is good until the next is asked for. */
  readonly passing: () => Iterable<TicketRow>;
  readonly waitingForUs: number;
}

type ChangedRecord = Pick<RecordState, 'kind' | 'retired'>;

/** Record kinds that can change who can see which tickets. */
export const kindsOfSight: ReadonlySet<string> = new Set(['agent', 'role', 'team', 'department']);

export interface QueueIndexPorts {
  readonly rows: Rows;
  readonly records: DeskRecords;
  /** How an agent sorts queues, by their ids; other queues have their own order. */
  readonly ordersOf?: (agentId: Id) => Readonly<Record<Id, Order>>;
  readonly nowMs: () => number;
  readonly slices: Slices;
  /** Called if building a queue fails while nobody waits for it. */
  readonly onError: (error: unknown) => void;
}

/** A list that is being built, and the agents who want to know when it is. */
interface Building {
  readonly agentIds: Set<Id>;
  readonly toTell: Set<Id>;
  readonly done: Promise<void>;
}

const noOrders = () => ({});

export function createQueueIndex({
  rows,
  records,
  ordersOf = noOrders,
  nowMs,
  slices,
  onError,
}: QueueIndexPorts): QueueIndex {
  const chosen = createChosenOrders(ordersOf);
  const sights = createSights(rows, records);
  const openRows = createOpenRows(rows);
  const untold = new Set<Id>();
  const lists = createQueueLists({
    rows,
    openRows,
    records,
    sights,
    nowMs,
    onTurned: (agentIds) => {
      for (const agentId of agentIds) untold.add(agentId);
    },
  });
  const buildings = new Map<SharedList, Building>();
  const listeners: (() => void)[] = [];
  /** Rows that changed and that the lists still hold as they were. */
  const changed = new Set<number>();
  let lastMs = Number.NEGATIVE_INFINITY;

  rows.onChange((ordinal) => void changed.add(ordinal));
  for (const ready of [Promise.resolve(), rows.whenComplete()])
    ready.then(() => slices.later(openRows.gather)).catch(onError);

  /** Comes before every answer and before every step of work: the lists compare rows as they are now. */
  function catchUp(): void {
    const all = lists.all();
    for (const ordinal of changed) {
      openRows.rowChanged(ordinal);
      for (const list of all) list.rowChanged(ordinal);
    }
    changed.clear();
    const now = nowMs();
    const isSetBack = now < lastMs;
    lastMs = now;
    for (const list of all) {
      if (!list.definition.condition.usesClock) continue;
      if (isSetBack) for (const agentId of list.askers) untold.add(agentId);
      else list.clockMoved(now);
    }
    if (isSetBack) lists.forget(({ definition }) => definition.condition.usesClock);
  }

  function isReady(list: SharedList, agentId: Id, isEnough: () => boolean): boolean {
    if (!list.isCurrent || !list.canBegin()) return false;
    const isNew = !list.isBegun();
    const isDone = list.work([agentId])(isEnough);
    if (untold.size > 0 || (isNew && list.definition.condition.usesClock)) tellMoment();
    return isDone;
  }

  /** Builds the rest of a list in slices. */
  function building(list: SharedList, agentId?: Id): Building {
    const known = buildings.get(list);
    const agentIds = known?.agentIds ?? new Set();
    if (agentId !== undefined) agentIds.add(agentId);
    if (known) return known;
    const begun: Building = { agentIds, toTell: new Set(), done: build(list, agentIds) };
    buildings.set(list, begun);
    begun.done.then(() => tellBuilt(list, begun.toTell)).catch(onError);
    return begun;
  }

  async function build(list: SharedList, agentIds: ReadonlySet<Id>): Promise<void> {
    if (!list.canBegin()) await rows.whenComplete();
    try {
      await slices.later((isEnough) => {
        catchUp();
        return !list.isCurrent || list.work(agentIds)(isEnough);
      });
    } finally {
      buildings.delete(list);
    }
  }

  function tellBuilt(list: SharedList, agentIds: ReadonlySet<Id>): void {
    for (const agentId of agentIds) untold.add(agentId);
    if (untold.size > 0 || list.definition.condition.usesClock) tellMoment();
  }

  function tellMoment(): void {
    for (const listener of listeners) listener();
  }

  /** Brings the lists up to date that somebody looked at and that the clock changes. */
  function moveWithClock(): void {
    const isEnough = slices.now();
    catchUp();
    for (const list of lists.all()) {
      if (!list.definition.condition.usesClock || !list.isBegun()) continue;
      if (!list.work([])(isEnough)) building(list);
    }
  }

  function queueOf({ agentId }: AgentAccess, queueId: Id): Queue | undefined {
    const queue = queuesOf(records, agentId).find(({ id }) => id === queueId);
    return queue && chosen.sorted(agentId, queue);
  }

  /** Reads what an agent sees of a queue, once it is built. */
  async function whenBuilt<Answer>(
    access: AgentAccess,
    queueId: Id,
    read: (lens: Lens) => Answer,
  ): Promise<Answer | undefined> {
    for (;;) {
      const queue = queueOf(access, queueId);
      if (!queue) return undefined;
      catchUp();
      const list = lists.of(access.agentId, queue);
      if (isReady(list, access.agentId, slices.now())) return read(list.lens(access.agentId));
      await building(list, access.agentId).done;
    }
  }

  function countsOf(agentId: Id): QueueCounts['queues'] {
    catchUp();
    const isEnough = slices.now();
    let isSpent = false;
    const counts = queuesOf(records, agentId).map((queue) => {
      const list = lists.of(agentId, chosen.sorted(agentId, queue));
      // Once the time is used up, only what is ready is answered.
      if (list.isReady(agentId) || (!isSpent && isReady(list, agentId, isEnough)))
        return [queue.id, list.lens(agentId).counted()] as const;
      isSpent ||= list.canBegin();
      building(list, agentId).toTell.add(agentId);
      return [queue.id, null] as const;
    });
    return Object.fromEntries(counts);
  }

  /** Whether an agent can see no ticket at all. Not known before the closed ones are. */
  function isEmpty(agentId: Id): boolean {
    const { sees, seesGroup } = sights.of(agentId);
    for (const [group] of openRows.groups()) if (seesGroup(group)) return false;
    if (!rows.isComplete()) return false;
    for (let ordinal = 0; ordinal < rows.size(); ordinal += 1) if (rows.isThere(ordinal) && sees(ordinal)) return false;
    return true;
  }

  async function preview(access: AgentAccess, queue: AskedQueue, limit: number): Promise<Preview> {
    const { condition, keys } = queueDefinition(queue, records);
    if (!condition.isForOpenOnly) await rows.whenComplete();
    catchUp();
    const { agentId, teams: teamIds } = access;
    const viewpoint = { agentId, teamIds, nowMs: nowMs(), timeZone: deskTimeZone(records) };
    const candidates = condition.isForOpenOnly ? openRows.all() : upTo(rows.size());
    const sees = sights.of(agentId).seesBy(condition);
    const steps = previewed({ rows, candidates, condition, keys, viewpoint, sees, limit });
    return await allSteps(steps, createSlices());
  }

  function isInQueue(ordinal: number, queue: Queue, access: AgentAccess): boolean {
    const { agentId, teams: teamIds } = access;
    const { condition } = lists.of(agentId, queue).definition;
    if (ordinal < 0 || !sights.of(agentId).seesBy(condition)(ordinal)) return false;
    const row = rows.row(ordinal);
    return condition.holds(row, { agentId, teamIds, nowMs: nowMs(), timeZone: deskTimeZone(records) });
  }

  function recordChanged({ kind, retired }: ChangedRecord): void {
    if (kindsOfSight.has(kind)) lists.forgetSight(sights.refresh());
    if (kindsOfTime.has(kind)) {
      const zone = deskTimeZone(records);
      lists.forget(({ definition, timeZone }) => definition.condition.usesZone && timeZone !== zone);
    }
    if (kind === 'queue') forgetUnused();
    // People are added all the time; a condition on one is affected only when another person replaces them.
    if (kind !== 'person' || retired) lists.forget(({ definition }) => definition.kinds.has(kind));
  }

  /** The groups with open tickets of which an agent sees all, by what they have in common. */
  function openGroups(access: AgentAccess, isOne: (visibility: Visibility) => boolean) {
    catchUp();
    const { seesGroup } = sights.of(access.agentId);
    return [...openRows.groups()].filter(([group]) => {
      const visibility = rows.groupAt(group);
      return visibility !== undefined && isOne(visibility) && seesGroup(group);
    });
  }

  function ordinalsOf(groups: readonly (readonly [number, unknown])[]): readonly number[] {
    if (groups.length === 0) return [];
    const those = new Set(groups.map(([group]) => group));
    return openRows.all().filter((ordinal) => those.has(rows.groupOf(ordinal)));
  }

  function rowsOf(groups: readonly (readonly [number, unknown])[]): TicketRow[] {
    return ordinalsOf(groups).map(rows.row);
  }

  function* passing(groups: readonly (readonly [number, unknown])[]): Iterable<TicketRow> {
    const cursor = rows.cursor();
    for (const ordinal of ordinalsOf(groups)) yield cursor.at(ordinal);
  }

  function forgetUnused(): void {
    const shown = [originalQueue(startingQueueId), ...allInUse(records, 'queue')];
    const used = new Set([...shown, ...chosen.inUse(shown)].map(definitionName));
    lists.forget(({ definition }) => !used.has(definition.name));
  }

  return {
    page: (access, queueId, offset, limit) =>
      whenBuilt(access, queueId, (lens) => ({
        rows: lens.page(offset, limit).map(rows.row),
        total: lens.counted().total,
      })),
    ids: (access, queueId, offset, limit) =>
      whenBuilt(access, queueId, (lens) => ({
        ids: lens.page(offset, limit).map(rows.idAt),
        total: lens.counted().total,
      })),
    heldBy: (access, queueId, ticketIds) => {
      const queue = queueOf(access, queueId);
      return queue && ticketIds.filter((id) => isInQueue(rows.ordinalOf(id), queue, access));
    },
    preview,
    position: async (access, queueId, ticketId) =>
      (await whenBuilt(access, queueId, (lens) => lens.position(rows.ordinalOf(ticketId)))) ?? null,
    counts: ({ agentId }) => ({ queues: countsOf(agentId), isEmpty: isEmpty(agentId) }),
    leadingTo: (access, ticketId) => {
      const ordinal = rows.ordinalOf(ticketId);
      const queues = queuesOf(records, access.agentId);
      const holding = queues.find((queue) => isInQueue(ordinal, queue, access));
      return (holding ?? queues[0] ?? originalQueue(startingQueueId)).id;
    },
    own: (access) => {
      const groups = openGroups(access, (visibility) => isTheirs(access, visibility));
      return {
        rows: () => rowsOf(groups),
        passing: () => passing(groups),
        waitingForUs: groups.reduce((sum, [, { waiting }]) => sum + waiting, 0),
      };
    },
    openIn: (access, isOne) => rowsOf(openGroups(access, ({ department }) => isOne(department))),
    ordersChanged: forgetUnused,
    recordsChanged: (changedRecords) => {
      for (const record of changedRecords) recordChanged(record);
      if (lists.all().some(({ definition }) => definition.condition.usesClock)) tellMoment();
    },
    clockMoved: () => {
      moveWithClock();
      const moved = new Set(untold);
      untold.clear();
      return moved;
    },
    nextMs: () => {
      moveWithClock();
      if (untold.size > 0) return lastMs;
      const times = lists.all().flatMap((list) => list.nextMs() ?? []);
      const isMoving = lists.all().some((list) => list.isBegun() && list.definition.condition.usesClock);
      return isMoving ? Math.min(Infinity, ...times) : undefined;
    },
    onMoment: (listener) => void listeners.push(listener),
  };
}

/** Record kinds that determine the time zone in which days begin. */
const kindsOfTime: ReadonlySet<string> = new Set(['desk', 'schedule']);
