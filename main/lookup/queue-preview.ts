import type { QueueCount } from '../../shared/bridge/contract/queues.ts';
import type { CompiledCondition } from '../../shared/domain/conditions/compile.ts';
import { compareRows, type RowKey } from '../../shared/domain/conditions/order.ts';
import type { Viewpoint } from '../../shared/domain/conditions/viewpoint.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import type { Rows } from '../engine/rows/row-table.ts';

export interface Preview extends QueueCount {
  readonly rows: readonly TicketRow[];
}

export interface PreviewOptions {
  readonly rows: Pick<Rows, 'cursor' | 'row' | 'isThere'>;
  /** The rows that can match. */
  readonly candidates: Iterable<number>;
  readonly condition: CompiledCondition;
  readonly keys: readonly RowKey[];
  readonly viewpoint: Viewpoint;
  readonly sees: (ordinal: number) => boolean;
  readonly limit: number;
}

/** Steps of this many rows take well under a millisecond. */
const inStep = 250;

/** Counts what a queue would hold, and finds its first rows, without building a list that nobody may ever open. */
export function* previewed(options: PreviewOptions): Generator<undefined, Preview> {
  const { rows, candidates, condition, keys, viewpoint, sees, limit } = options;
  const cursor = rows.cursor();
  const first: TicketRow[] = [];
  let [total, waitingForUs, looked] = [0, 0, 0];
  for (const ordinal of candidates) {
    looked += 1;
    if (looked % inStep === 0) yield;
    if (!rows.isThere(ordinal) || !sees(ordinal)) continue;
    const row = cursor.at(ordinal);
    if (!condition.holds(row, viewpoint)) continue;
    total += 1;
    if (row.isWaitingForUs) waitingForUs += 1;
    const last = first.at(-1);
    if (first.length >= limit && last && compareRows(keys, row, last) >= 0) continue;
    const at = first.findIndex((other) => compareRows(keys, row, other) < 0);
    first.splice(at < 0 ? first.length : at, 0, rows.row(ordinal));
    if (first.length > limit) first.pop();
  }
  return { rows: first, total, waitingForUs };
}
