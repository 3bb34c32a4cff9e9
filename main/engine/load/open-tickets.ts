import type { TargetKey } from '../../../shared/domain/event.ts';
import type { Folded } from '../../../shared/domain/fold.ts';
import type { ReadPorts } from '../read-commit.ts';
import { createRefolding } from '../refold.ts';
import type { DeskState } from '../state.ts';
import type { Rest } from './rest.ts';
import { addRow } from './ticket-rows.ts';

/** So many tickets are read at once, so that the disk always has something to do. */
const atOnce = 16;

/** Adds the rows of these tickets, each folded from its lines by their position. */
export async function addRowsOf(
  state: DeskState,
  ports: ReadPorts,
  tickets: readonly TargetKey[],
  { rest, onProgress }: { readonly rest: Rest; readonly onProgress: (done: number) => void },
): Promise<void> {
  for (let from = 0; from < tickets.length; from += atOnce) {
    await rest();
    const some = tickets.slice(from, from + atOnce);
    const folded = new Map<TargetKey, Folded>();
    await Promise.all(some.map((key) => createRefolding(state, ports).refold(folded, [key])));
    // In the order of the journal, whichever was read first.
    for (const key of some) addRow(state, key, folded.get(key));
    onProgress(from + some.length);
  }
}
