import { urgencyOf } from '../domain/conditions/order.ts';
import type { Id } from '../domain/id.ts';
import { currentRecord } from '../domain/records/current-record.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import type { ClosedOutcome } from '../domain/ticket/measured-targets.ts';
import { presentAssignees } from '../domain/ticket/present-assignees.ts';
import type { TicketRow } from '../domain/ticket/row.ts';
import { type DueTarget, dueSoonMs } from '../domain/ticket/targets.ts';
import type { StatusKind, TicketState } from '../domain/ticket-state.ts';
import { type ColumnValue, columnValues } from './column-values.ts';
import { extraColumns } from './queue-columns.ts';
import { shownStatus } from './status-shown.ts';

/** A row of a queue: requester, due time, summary and state. Times are milliseconds since 1970. */
export interface QueueRow {
  readonly id: Id;
  readonly number: string;
  readonly summary: string;
  readonly requesterName: string;
  readonly statusName: string;
  readonly statusKind: StatusKind;
  readonly state: TicketState;
  readonly priorityName: string;
  /** 1 is the most urgent. */
  readonly urgency: number;
  readonly dueMs: number | null;
  /** From when on it is due soon. */
  readonly soonMs: number | null;
  /** What is left of the plan’s grace while its clock stands still. */
  readonly pausedLeftMs: number | null;
  /** Which target that is; null if the ticket has only one. */
  readonly dueTarget: DueTarget | null;
  readonly closedMs: number | null;
  /** Whether the targets of a closed ticket were met. */
  readonly outcome: ClosedOutcome | null;
  readonly assigneeName: string;
  readonly teamName: string;
  readonly isWaitingForUs: boolean;
  readonly isReopened: boolean;
  /** The values of the queue's other columns, without empty ones. */
  readonly extras: readonly ColumnValue[];
}

export function queueRow(records: DeskRecords, row: TicketRow, columns: readonly string[]): QueueRow {
  const { id, number, fields, statusId, statusKind: kind, state, requesterId } = row;
  // An open ticket is not the work of somebody who has left.
  const { agentId, teamId } = state === 'open' ? presentAssignees(records, row) : row;
  return {
    id,
    number,
    summary: fields.summary,
    requesterName: currentRecord(records, 'person', requesterId)?.name ?? '',
    ...shownStatus(records, { statusId, kind, state }),
    state,
    priorityName: currentRecord(records, 'priority', fields.priority)?.name ?? '',
    urgency: urgencyOf(records, fields.priority),
    dueMs: row.dueMs,
    soonMs: dueSoonMs(row),
    pausedLeftMs: row.pausedLeftMs,
    dueTarget: row.dueTarget,
    closedMs: row.closedMs,
    outcome: row.outcome,
    assigneeName: records.get('agent', agentId ?? '')?.name ?? '',
    teamName: currentRecord(records, 'team', teamId ?? '')?.name ?? '',
    isWaitingForUs: row.isWaitingForUs,
    isReopened: row.reopenedMs !== null,
    extras: columnValues(records, row, extraColumns(columns)),
  };
}
