import type { Id } from '../../shared/domain/id.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import type { DeskCounts } from '../../shared/views/notices.ts';
import { createMoments, type Moment } from './moments.ts';

/**
 * The open tickets that present agents are responsible for, ordered by due time. A check costs only what became due
 * since the last one.
 */
export interface DueWatch {
  /** Watches these tickets and no others. The next check returns all whose time has come. */
  readonly watchOnly: (tickets: Iterable<TicketRow>) => void;
  readonly ticketChanged: (ticket: TicketRow, isWatched: boolean) => void;
  /** The tickets that are due soon or overdue since the last check, and those that changed. */
  readonly check: (nowMs: number) => Id[];
  /** Makes the next check return all tickets whose time has come. */
  readonly checkAgain: () => void;
  /** When the next ticket is due soon or overdue. */
  readonly nextMs: (nowMs: number) => number | undefined;
  readonly counts: (nowMs: number) => DeskCounts;
}

interface Watched {
  readonly dueMs: number | null;
  readonly soonMs: number | null;
  readonly isWaiting: boolean;
}

export function createDueWatch(): DueWatch {
  const watched = new Map<Id, Watched>();
  const soon = createMoments();
  const due = createMoments();
  const changed = new Set<Id>();
  let waiting = 0;
  let checkedMs = Number.NEGATIVE_INFINITY;

  function forget(id: Id): void {
    const known = watched.get(id);
    if (!known) return;
    watched.delete(id);
    changed.delete(id);
    if (known.isWaiting) waiting -= 1;
    if (known.soonMs !== null) soon.take({ atMs: known.soonMs, id });
    if (known.dueMs !== null) due.take({ atMs: known.dueMs, id });
  }

  function note(ticket: TicketRow): Watched {
    const { dueMs, soonMs, isUnanswered: isWaiting } = ticket;
    const known = { dueMs, soonMs, isWaiting };
    watched.set(ticket.id, known);
    if (known.isWaiting) waiting += 1;
    return known;
  }

  return {
    watchOnly: (tickets) => {
      watched.clear();
      changed.clear();
      waiting = 0;
      checkedMs = Number.NEGATIVE_INFINITY;
      const soons: Moment[] = [];
      const dues: Moment[] = [];
      for (const ticket of tickets) {
        const { soonMs, dueMs } = note(ticket);
        if (soonMs !== null) soons.push({ atMs: soonMs, id: ticket.id });
        if (dueMs !== null) dues.push({ atMs: dueMs, id: ticket.id });
      }
      soon.replaceAll(soons);
      due.replaceAll(dues);
    },
    ticketChanged: (ticket, isWatched) => {
      forget(ticket.id);
      if (!isWatched) return;
      const { soonMs, dueMs } = note(ticket);
      changed.add(ticket.id);
      if (soonMs !== null) soon.put({ atMs: soonMs, id: ticket.id });
      if (dueMs !== null) due.put({ atMs: dueMs, id: ticket.id });
    },
    check: (nowMs) => {
      const candidates = new Set([...changed, ...soon.between(checkedMs, nowMs), ...due.between(checkedMs, nowMs)]);
      changed.clear();
      // After the clock is set back, the same times come again.
      checkedMs = nowMs;
      return [...candidates];
    },
    checkAgain: () => {
      checkedMs = Number.NEGATIVE_INFINITY;
    },
    nextMs: (nowMs) => {
      const next = Math.min(soon.firstAfter(nowMs) ?? Infinity, due.firstAfter(nowMs) ?? Infinity);
      return next === Infinity ? undefined : next;
    },
    counts: (nowMs) => {
      const overdue = due.between(Number.NEGATIVE_INFINITY, nowMs);
      const needing = waiting + overdue.filter((id) => watched.get(id)?.isWaiting === false).length;
      return { open: watched.size, overdue: overdue.length, needing };
    },
  };
}
