import type { Id } from '../domain/id.ts';
import type { Actor } from '../domain/principal.ts';
import type { TicketRow } from '../domain/ticket/row.ts';
import { type DueTarget, unmetTargets } from '../domain/ticket/targets.ts';
import type { Happening, HappeningKind } from './happenings.ts';
import { type DueStage, dueMomentsOf } from './notices.ts';

/** One line of an agent’s inbox: who did what, and when; or that a ticket is due. */
export interface InboxItem {
  readonly id: string;
  readonly ticketId: Id;
  readonly kind: HappeningKind | DueStage;
  /** What it is due for; null unless the ticket has two targets. */
  readonly target: DueTarget | null;
  /** The other agent or team that it was assigned to; empty otherwise. */
  readonly whom: Id;
  /** Empty for what no person did. */
  readonly actor: Actor;
  readonly timeMs: number;
}

export function happeningItem({ id, ticketId, kind, whom, actor, timeMs }: Happening): InboxItem {
  return { id, ticketId, kind, target: null, whom: kind === 'reassigned' ? whom : '', actor, timeMs };
}

type DueRow = Pick<TicketRow, 'id' | 'state' | 'isDeleted' | keyof Parameters<typeof unmetTargets>[0]>;

/** That an open ticket is due soon or overdue: as long as it is, and since when. */
export function dueItemsOf(row: DueRow, nowMs: number): readonly InboxItem[] {
  const soonMsOf = new Map(unmetTargets(row).map(({ target, soonMs }) => [target, soonMs]));
  return dueMomentsOf(row, nowMs).map(({ target, dueMs, stage }) => ({
    id: `due ${row.id} ${target} ${stage} ${dueMs}`,
    ticketId: row.id,
    kind: stage,
    target: row.dueTarget === null ? null : target,
    whom: '',
    actor: '',
    timeMs: stage === 'overdue' ? dueMs : (soonMsOf.get(target) ?? dueMs),
  }));
}
