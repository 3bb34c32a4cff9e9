import type { Id } from '../../shared/domain/id.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import { unmetTargets } from '../../shared/domain/ticket/targets.ts';
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
  /** When it is overdue for the first of its targets. */
  readonly dueMs: number | null;
  /** When else something about its targets changes. */
  readonly otherMs: readonly number[];
  readonly isWaiting: boolean;
}

export function createDueWatch(): DueWatch {
  const watched = new Map<Id, Watched>();
  const others = createMoments();
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
    for (const atMs of known.otherMs) others.take({ atMs, id });
    if (known.dueMs !== null) due.take({ atMs: known.dueMs, id });
  }

  function note(ticket: TicketRow): Watched {
    const { dueMs, isUnanswered: isWaiting } = ticket;
    const moments = unmetTargets(ticket).flatMap(({ soonMs, dueMs: laterMs }) => [soonMs, laterMs]);
    const known = { dueMs, otherMs: moments.filter((atMs) => atMs !== dueMs), isWaiting };
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
      const otherMoments: Moment[] = [];
      const dues: Moment[] = [];
      for (const ticket of tickets) {
        const { id } = ticket;
        const { otherMs, dueMs } = note(ticket);
        for (const atMs of otherMs) otherMoments.push({ atMs, id });
        if (dueMs !== null) dues.push({ atMs: dueMs, id });
      }
      others.replaceAll(otherMoments);
      due.replaceAll(dues);
    },
    ticketChanged: (ticket, isWatched) => {
      const { id } = ticket;
      forget(id);
      if (!isWatched) return;
      const { otherMs, dueMs } = note(ticket);
      changed.add(id);
      for (const atMs of otherMs) others.put({ atMs, id });
      if (dueMs !== null) due.put({ atMs: dueMs, id });
    },
    check: (nowMs) => {
      const candidates = new Set([...changed, ...others.between(checkedMs, nowMs), ...due.between(checkedMs, nowMs)]);
      changed.clear();
      // After the clock is set back, the same times come again.
      checkedMs = nowMs;
      return [...candidates];
    },
    checkAgain: () => {
      checkedMs = Number.NEGATIVE_INFINITY;
    },
    nextMs: (nowMs) => {
      const next = Math.min(others.firstAfter(nowMs) ?? Infinity, due.firstAfter(nowMs) ?? Infinity);
      return next === Infinity ? undefined : next;
    },
    counts: (nowMs) => {
      const overdue = due.between(Number.NEGATIVE_INFINITY, nowMs);
      const needing = waiting + overdue.filter((id) => watched.get(id)?.isWaiting === false).length;
      return { open: watched.size, overdue: overdue.length, needing };
    },
  };
}
