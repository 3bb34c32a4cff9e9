import type { DeskRecords } from '../domain/records/desk-records.ts';
import { usualColumns } from '../domain/records/queue.ts';
import type { RecordOf } from '../domain/records/registry.ts';
import { findField } from '../domain/ticket/field-catalogue.ts';

/** What rows have a place for. The due time’s is taken by the closing time of what is closed, the assignee’s is the team’s too. */
const fixedColumns: ReadonlySet<string> = new Set([...usualColumns, 'team', 'closed']);

/**
 * What rows of a queue show, by ids of the catalogue; `waiting` is the mark of tickets that wait for us. What this Deskside
 * does not know is left out, and where nothing is chosen it is the usual.
 */
export function queueColumns(records: DeskRecords, { columns }: Pick<RecordOf<'queue'>, 'columns'>): readonly string[] {
  const known = columns.filter((id) => fixedColumns.has(id) || findField(records, id) !== undefined);
  return known.length > 0 ? [...new Set(known)] : usualColumns;
}

/** Those that rows have no place for: they stand in a line of their own. */
export function extraColumns(columns: readonly string[]): readonly string[] {
  return columns.filter((id) => !fixedColumns.has(id));
}

/** Which lines rows of a queue have beside the summary: every row of it has the same. */
export function rowShape(columns: readonly string[]) {
  const shows = (...some: readonly string[]) => some.some((id) => columns.includes(id));
  const hasDetailLine = shows('status', 'priority', 'assignee', 'team');
  return {
    /** Who, and until when. */
    hasHead: shows('requester', 'waiting', 'due', 'closed'),
    /** Status, priority and assignee, beside the number. */
    hasDetailLine,
    /** Besides: what there is no place for stands beside the number, where that has the line to itself. */
    hasExtraLine: hasDetailLine && extraColumns(columns).length > 0,
  };
}
