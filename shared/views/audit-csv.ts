import { csvText } from '../lib/csv.ts';
import type { AuditEntry } from './audit.ts';

const columns = ['time', 'agent', 'change', 'kind', 'record', 'id', 'field', 'before', 'after', 'undo', 'commit'];

/** The first row of a table of changes of the setup for other programs. */
export const auditHead = csvText([columns]);

/** One row for each changed field, times in UTC. */
export function auditRows(entries: readonly AuditEntry[]): string {
  return csvText(entries.flatMap(rowsOf));
}

/** A last row that says something about the table. */
export function auditRemark(words: string): string {
  return csvText([[words, ...columns.slice(1).map(() => '')]]);
}

/** Attempts to sign in as a table for other programs, times in UTC. */
export function signInsCsv(
  attempts: readonly {
    readonly timeMs: number;
    readonly agentName: string;
    readonly agentId: string;
    readonly end: string;
    readonly byName: string;
  }[],
): string {
  const rows = attempts.map(({ timeMs, agentName, agentId, end, byName }) => [
    new Date(timeMs).toISOString(),
    agentName,
    agentId,
    end,
    byName,
  ]);
  return csvText([['time', 'agent', 'id', 'end', 'by'], ...rows]);
}

function rowsOf({ timeMs, agentName, isUndo, changes, commit }: AuditEntry): readonly (readonly string[])[] {
  return changes.flatMap(({ what, kind, name, id, replacement, next, fields }) => {
    const head = [new Date(timeMs).toISOString(), agentName, what, kind, name, id];
    const tail = [isUndo ? 'yes' : 'no', commit];
    if (fields.length === 0) return [[...head, '', '', replacement ?? '', ...tail]];
    const rows = fields.map(({ field, from, to }) => [...head, field, written(from), written(to), ...tail]);
    return what === 'moved' ? [...rows, [...head, 'next', '', next ?? '', ...tail]] : rows;
  });
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
