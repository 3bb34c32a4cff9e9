import type { Folded } from '../../../shared/domain/fold.ts';
import { ticketRow } from '../../../shared/domain/ticket/row.ts';
import type { DeskState } from '../state.ts';

/** Adds the row of a ticket that was folded from the journal, unless a change has already added a newer one. */
export function addRow(
  { rows, commits }: Pick<DeskState, 'rows' | 'commits'>,
  key: string,
  folded: Folded | undefined,
): void {
  if (!folded || !('intake' in folded) || rows.has(folded.id) || !commits.isTouched(key)) return;
  rows.put(ticketRow(folded));
}
