import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import type { RowColumns } from './row-columns.ts';
import { hasFlag, thereBit } from './row-parts.ts';

export function isCountedOpen({ state, isDeleted }: Pick<TicketRow, 'state' | 'isDeleted'>): boolean {
  return state === 'open' && !isDeleted;
}

/**
 * How many open tickets each visibility group has. It reads three numbers for each ticket and makes no object, so that
 * all tickets of a large desk are counted at once in a few milliseconds. `unusual` are the rows that are not in the columns.
 */
export function openByGroup(
  { group, status, flags }: Pick<RowColumns, 'group' | 'status' | 'flags'>,
  unusual: ReadonlyMap<number, TicketRow>,
  size: number,
): Uint32Array {
  const counts = new Uint32Array(group.codes());
  const isOpen = Uint8Array.from({ length: status.codes() }, (_, code) =>
    Number(status.valueOf(code)?.state === 'open'),
  );
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    const bits = flags.at(ordinal);
    if ((bits & thereBit) === 0 || hasFlag(bits, 'isDeleted') || unusual.has(ordinal)) continue;
    const code = group.codeAt(ordinal);
    counts[code] = (counts[code] ?? 0) + (isOpen[status.codeAt(ordinal)] ?? 0);
  }
  for (const [ordinal, row] of unusual) {
    const code = group.codeAt(ordinal);
    if (isCountedOpen(row)) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
