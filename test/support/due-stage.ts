import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import { type DueStage, dueMomentsOf } from '../../shared/views/notices.ts';

/** Whether a ticket is overdue for one of its targets, or else due soon. */
export function dueStageOf(row: TicketRow, nowMs: number): DueStage | undefined {
  return dueMomentsOf(row, nowMs)[0]?.stage;
}
