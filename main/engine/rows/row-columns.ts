import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import { createCodedColumn } from './coded-column.ts';
import { createRequesterChains } from './requester-chains.ts';
import { createBytes, createRareTimes, createTexts, createTimes } from './row-column.ts';
import { choices, chosenOf, flagsOf, joinedTexts, planOf, plans, statuses, statusOf } from './row-parts.ts';
import { createVisibilityGroups } from './visibility-groups.ts';

export type RowColumns = ReturnType<typeof createRowColumns>;

/** The rows of all tickets as columns, without an object for each row. */
export function createRowColumns() {
  return {
    texts: createTexts(),
    flags: createBytes(),
    status: createCodedColumn(statuses),
    chosen: createCodedColumn(choices),
    plan: createCodedColumn(plans),
    group: createVisibilityGroups(),
    requester: createRequesterChains(),
    openedMs: createTimes(),
    updatedMs: createTimes(),
    responseDueMs: createRareTimes(),
    resolutionDueMs: createTimes(),
    pausedLeftMs: createRareTimes(),
    closedMs: createTimes(),
    reopenedMs: createTimes(),
    waitsUntilMs: createRareTimes(),
  };
}

/** Puts a row that fits the columns in its place, or after the last one. */
export function putRow(columns: RowColumns, ordinal: number, row: TicketRow): void {
  columns.texts.put(ordinal, joinedTexts(row));
  columns.flags.put(ordinal, flagsOf(row));
  columns.status.put(ordinal, statusOf(row));
  columns.chosen.put(ordinal, chosenOf(row));
  columns.plan.put(ordinal, planOf(row));
  columns.group.put(ordinal, row.whereabouts);
  columns.requester.put(ordinal, row.requesterId);
  columns.openedMs.put(ordinal, row.openedMs);
  columns.updatedMs.put(ordinal, row.updatedMs);
  columns.responseDueMs.put(ordinal, row.responseDueMs);
  columns.resolutionDueMs.put(ordinal, row.resolutionDueMs);
  columns.pausedLeftMs.put(ordinal, row.pausedLeftMs);
  columns.closedMs.put(ordinal, row.closedMs);
  columns.reopenedMs.put(ordinal, row.reopenedMs);
  columns.waitsUntilMs.put(ordinal, row.waitsUntilMs);
}
