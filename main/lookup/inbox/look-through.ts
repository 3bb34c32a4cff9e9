import type { AgentAccess } from '../../../shared/domain/access.ts';
import type { Id } from '../../../shared/domain/id.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import { unmetTargets } from '../../../shared/domain/ticket/targets.ts';
import { concerns, isToldOf, mayBeTold } from '../../../shared/views/happenings.ts';
import { dueItemsOf, happeningItem, type InboxItem } from '../../../shared/views/inbox.ts';
import type { Rows } from '../../engine/rows/row-table.ts';
import type { RecentHappenings } from './recent-happenings.ts';

/** What an agent is told at some moment. */
export interface Looked {
  /** Newest first. */
  readonly items: readonly InboxItem[];
  /** When the next of their tickets becomes due soon, or overdue; Infinity if none does. */
  readonly nextMs: number;
}

export type SearchedRows = Pick<Rows, 'get' | 'ordinalOf' | 'cursor' | 'onChange'>;

interface LookThroughPorts {
  readonly rows: SearchedRows;
  /** The open tickets that an agent or their teams are responsible for; each row is good until the next is asked for. */
  readonly ownRows: (access: AgentAccess) => Iterable<TicketRow>;
  /** The desk’s time. */
  readonly nowMs: () => number;
}

interface Kept extends Looked {
  readonly found: RecentHappenings;
  readonly access: AgentAccess;
  readonly change: number;
  readonly fromMs: number;
}

/** More than an inbox shows. What is read on a device is not known here, and what is unread is shown first. */
const mostItems = 2_000;

/** Looks through what happened and what is due; once for each agent until something changes. */
export function createLookThrough(ports: LookThroughPorts) {
  const { rows, nowMs } = ports;
  const known = new Map<Id, Kept>();
  let change = 0;
  rows.onChange(() => {
    change += 1;
  });
  return (found: RecentHappenings, access: AgentAccess): Looked => {
    const fromMs = nowMs();
    const kept = known.get(access.agentId);
    const isRight = kept?.found === found && kept.access === access && kept.change === change + found.changes();
    if (kept && isRight && kept.fromMs <= fromMs && fromMs < kept.nextMs) return kept;
    const looked = { ...lookThrough(ports, found, access), found, access, fromMs, change: change + found.changes() };
    known.set(access.agentId, looked);
    return looked;
  };
}

function lookThrough(ports: LookThroughPorts, found: RecentHappenings, access: AgentAccess): Looked {
  const shown = new Map<Id, boolean>();
  function isShown(id: Id): boolean {
    const isKnown = shown.get(id);
    if (isKnown !== undefined) return isKnown;
    const row = ports.rows.get(id);
    const isTold = row !== undefined && mayBeTold(access, row);
    shown.set(id, isTold);
    return isTold;
  }
  const items: InboxItem[] = [];
  const concerning = found.concerning(access);
  for (const happening of found.all()) {
    // Most are neither for one agent or team alone, nor on a ticket that concerns this one.
    if (happening.whom === '' && !concerning.has(happening.ticketId)) continue;
    const audience = found.audienceOf(happening.ticketId);
    if (!audience || !isToldOf(access, audience, happening)) continue;
    if (isShown(happening.ticketId)) items.push(happeningItem(happening));
    if (items.length >= mostItems) break;
  }
  const { due, nextMs } = dueOf(ports, found, access, concerning);
  return { items: [...due, ...items].sort((a, b) => b.timeMs - a.timeMs).slice(0, mostItems), nextMs };
}

/** Of the tickets that are not due, which are most, only the times are read. */
function dueOf(
  { rows, ownRows, nowMs }: LookThroughPorts,
  found: RecentHappenings,
  access: AgentAccess,
  concerning: ReadonlySet<Id>,
) {
  const atMs = nowMs();
  const due = new Map<Id, readonly InboxItem[]>();
  let nextMs = Infinity;
  function look(row: TicketRow): void {
    if (row.state !== 'open') return;
    let isDue = false;
    for (const { soonMs, dueMs } of unmetTargets(row)) {
      if (soonMs > atMs) nextMs = Math.min(nextMs, soonMs);
      if (dueMs > atMs) nextMs = Math.min(nextMs, dueMs);
      isDue ||= soonMs <= atMs || dueMs <= atMs;
    }
    if (isDue && mayBeTold(access, row)) due.set(row.id, dueItemsOf(row, atMs));
  }
  for (const row of ownRows(access)) look(row);
  const cursor = rows.cursor();
  for (const id of concerning) {
    const audience = found.audienceOf(id);
    const ordinal = audience && concerns(access, audience) ? rows.ordinalOf(id) : -1;
    if (ordinal >= 0) look(cursor.at(ordinal));
  }
  return { due: [...due.values()].flat(), nextMs };
}
