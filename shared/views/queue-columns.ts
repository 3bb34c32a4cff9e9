import type { DeskRecords } from '../domain/records/desk-records.ts';
import { usualColumns } from '../domain/records/queue.ts';
import type { RecordOf } from '../domain/records/registry.ts';
import { findField } from '../domain/ticket/field-catalogue.ts';

/**
 * The columns with a fixed position in rows. The closing time replaces the due time of closed tickets, and the team
 * shares the assignee's position.
 */
const fixedColumns: ReadonlySet<string> = new Set([...usualColumns, 'team', 'closed']);

/**
 * The columns of a queue, by ids of the catalogue; `waiting` marks tickets that are waiting for an agent. Unknown
 * columns are left out; without a choice the defaults are shown.
 */
export function queueColumns(records: DeskRecords, { columns }: Pick<RecordOf<'queue'>, 'columns'>): readonly string[] {
  const known = columns.filter((id) => fixedColumns.has(id) || findField(records, id) !== undefined);
  return known.length > 0 ? [...new Set(known)] : usualColumns;
}

/** The columns without a fixed position, which get a line of their own. */
export function extraColumns(columns: readonly string[]): readonly string[] {
  return columns.filter((id) => !fixedColumns.has(id));
}

/** Which lines the rows of a queue have besides the summary, the same for all of them. */
export function rowShape(columns: readonly string[]) {
  const shows = (...some: readonly string[]) => some.some((id) => columns.includes(id));
  const hasDetailLine = shows('status', 'priority', 'assignee', 'team');
  return {
    /** The requester and the due time. */
    hasHead: shows('requester', 'waiting', 'due', 'closed'),
    /** Status, priority and assignee, beside the number. */
    hasDetailLine,
    /** Columns without a fixed position are shown beside the number if that line is otherwise empty. */
    hasExtraLine: hasDetailLine && extraColumns(columns).length > 0,
  };
}
