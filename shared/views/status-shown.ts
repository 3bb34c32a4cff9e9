import type { Id } from '../domain/id.ts';
import { currentRecord } from '../domain/records/current-record.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import { usualStatus } from '../domain/records/statuses.ts';
import type { Status } from '../domain/ticket/status.ts';
import { type StatusKind, statusKind } from '../domain/ticket-state.ts';

/** A status for rows and details: its current replacement, if that has the ticket's state. */
export function shownStatus(
  records: DeskRecords,
  { statusId, kind, state }: Pick<Status, 'statusId' | 'kind' | 'state'>,
) {
  const now = currentRecord(records, 'status', statusId);
  return { statusName: now?.name ?? '', statusKind: now?.state === state ? now.kind : kind };
}

/** The statuses that resolving, closing and the like set, by kind; null if the desk has none. */
export type UsualStatuses = Readonly<Record<StatusKind, Id | null>>;

export function usualStatuses(records: DeskRecords): UsualStatuses {
  const ids = statusKind.options.map((kind) => [kind, usualStatus(records, kind)?.id ?? null]);
  return Object.fromEntries(ids) as UsualStatuses; // Safe: one for each kind.
}
