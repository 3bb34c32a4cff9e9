import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import type { CompiledCondition } from '../../shared/domain/conditions/compile.ts';
import type { CompareRows } from '../../shared/domain/conditions/order.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import { sortedPosition } from '../../shared/lib/sorted-list.ts';
import type { RowChange } from '../engine/rows/row-table.ts';
import { createMoments, type Moment } from './moments.ts';

/** The tickets of one queue of one agent, kept in order as tickets change and time passes. */
export interface QueueList {
  readonly total: () => number;
  readonly waiting: () => number;
  readonly ids: (offset: number, limit: number) => Id[];
  /** The index of a ticket; null if it is not in the queue. */
  readonly position: (row: TicketRow) => number | null;
  readonly rowChanged: (change: RowChange, nowMs: number) => void;
  /** Adds and removes tickets whose time has come; returns whether there were any. */
  readonly clockMoved: (nowMs: number) => boolean;
  /** When the clock next adds or removes a ticket. */
  readonly nextMs: () => number | undefined;
}

export interface QueueListOptions {
  readonly access: AgentAccess;
  readonly condition: CompiledCondition;
  readonly compare: CompareRows;
  readonly timeZone: string;
  readonly rowOf: (id: Id) => TicketRow | undefined;
}

export function createQueueList(options: QueueListOptions, rows: Iterable<TicketRow>, nowMs: number): QueueList {
  const { access, condition, compare, timeZone, rowOf } = options;
  const members = new Map<Id, TicketRow>();
  const moments = createMoments();
  const momentOf = new Map<Id, Moment>();
  let sorted: TicketRow[] = [];
  let waiting = 0;

  const viewpoint = (ms: number) => ({ agentId: access.agentId, teamIds: access.teams, nowMs: ms, timeZone });

  function nextMoment(row: TicketRow, ms: number): Moment | undefined {
    const atMs = condition.usesClock ? condition.nextChange(row, viewpoint(ms)) : null;
    return atMs === null ? undefined : { atMs, id: row.id };
  }

  function fill(): void {
    const all: Moment[] = [];
    const at = viewpoint(nowMs);
    for (const row of rows) {
      if (!canSee(access, row.whereabouts)) continue;
      if (condition.holds(row, at)) {
        members.set(row.id, row);
        if (row.isWaitingForUs) waiting += 1;
      }
      const moment = nextMoment(row, nowMs);
      if (!moment) continue;
      all.push(moment);
      momentOf.set(row.id, moment);
    }
    sorted = [...members.values()].sort(compare);
    moments.replaceAll(all);
  }

  function take(id: Id): void {
    const row = members.get(id);
    if (!row) return;
    members.delete(id);
    sorted.splice(sortedPosition(sorted, row, compare), 1);
    if (row.isWaitingForUs) waiting -= 1;
  }

  function put(row: TicketRow): void {
    members.set(row.id, row);
    sorted.splice(sortedPosition(sorted, row, compare), 0, row);
    if (row.isWaitingForUs) waiting += 1;
  }

  function forget(id: Id): void {
    const known = momentOf.get(id);
    if (known) moments.take(known);
    momentOf.delete(id);
    take(id);
  }

  /** Puts a ticket where it belongs now, and records when to check it again. */
  function insert(row: TicketRow, ms: number): boolean {
    const was = members.has(row.id);
    forget(row.id);
    if (!canSee(access, row.whereabouts)) return was;
    const is = condition.holds(row, viewpoint(ms));
    if (is) put(row);
    const moment = nextMoment(row, ms);
    if (moment) {
      moments.put(moment);
      momentOf.set(row.id, moment);
    }
    return was !== is;
  }

  fill();

  return {
    total: () => sorted.length,
    waiting: () => waiting,
    ids: (offset, limit) => sorted.slice(offset, offset + limit).map(({ id }) => id),
    position: ({ id }) => {
      const row = members.get(id);
      return row ? sortedPosition(sorted, row, compare) : null;
    },
    rowChanged: ({ before, after }, ms) => {
      if (after) insert(after, ms);
      else if (before) forget(before.id);
    },
    clockMoved: (ms) => {
      const due = moments.between(Number.NEGATIVE_INFINITY, ms).flatMap((id) => rowOf(id) ?? []);
      return due.map((row) => insert(row, ms)).includes(true);
    },
    nextMs: () => moments.firstAfter(Number.NEGATIVE_INFINITY),
  };
}
