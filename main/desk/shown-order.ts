import { orderName, rowKeys } from '../../shared/domain/conditions/order.ts';
import { mostUrgentFirst, startingQueueId } from '../../shared/domain/records/queue.ts';
import type { DeskState } from '../engine/state.ts';
import { createRowSorting } from '../lookup/row-sorting.ts';
import { backgroundSliceMs, createSlices } from '../platform/in-slices.ts';

/**
 * These rows in the order in which the first queue shows them: a process that loads them in this order need not sort
 * them for its first page.
 */
export async function inShownOrder(
  { rows, records }: Pick<DeskState, 'rows' | 'records'>,
  ordinals: readonly number[],
): Promise<{ readonly name: string; readonly sorted: readonly number[] }> {
  const rest = createSlices(backgroundSliceMs);
  const order = records.get('queue', startingQueueId)?.order ?? mostUrgentFirst;
  const name = orderName(order, records);
  const sorting = createRowSorting(rowKeys(order, records), rows.idAt);
  const cursor = rows.cursor();
  for (const ordinal of ordinals) {
    sorting.add(ordinal, cursor.at(ordinal));
    const pause = rest();
    if (pause) await pause;
  }
  const sorted: number[] = [];
  for (let next = sorting.next(); next !== undefined; next = sorting.next()) {
    sorted.push(next);
    const pause = rest();
    if (pause) await pause;
  }
  return { name, sorted };
}
