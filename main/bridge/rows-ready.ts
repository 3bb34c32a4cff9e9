import type { Id } from '../../shared/domain/id.ts';
import type { Rows } from '../engine/rows/row-table.ts';

/** Resolves when the rows of those of the tickets that exist are there: rows of closed tickets are loaded last. */
export async function rowsReady(
  rows: Pick<Rows, 'has' | 'isComplete' | 'whenComplete'>,
  ticketIds: readonly Id[],
): Promise<void> {
  if (!rows.isComplete() && !ticketIds.every(rows.has)) await rows.whenComplete();
}
