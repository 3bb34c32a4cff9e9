import type { Id } from '../../../shared/domain/id.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import type { RowTable } from './row-table.ts';
import { createVisibilityGroups } from './visibility-groups.ts';

export function createRowTable(): RowTable {
  const ordinals = new Map<Id, number>();
  const ids: Id[] = [];
  const rows: (TicketRow | undefined)[] = [];
  const groupOf: number[] = [];
  const groups = createVisibilityGroups();
  const byNumber = new Map<string, number[]>();
  const byRequester = new Map<Id, number[]>();
  let count = 0;

  function rowAt(ordinal: number): TicketRow {
    const row = rows[ordinal];
    if (!row) throw new Error(`There is no row ${ordinal}`);
    return row;
  }

  function ordinalOf(id: Id): number {
    const ordinal = ordinals.get(id) ?? -1;
    return rows[ordinal] ? ordinal : -1;
  }

  function ordinalFor(id: Id): number {
    const known = ordinals.get(id);
    if (known !== undefined) return known;
    ordinals.set(id, ids.length);
    return ids.push(id) - 1;
  }

  function link(ordinal: number, { number, requesterId }: TicketRow): void {
    if (number !== '') byNumber.set(number, [...(byNumber.get(number) ?? []), ordinal]);
    const theirs = byRequester.get(requesterId);
    if (theirs) theirs.push(ordinal);
    else byRequester.set(requesterId, [ordinal]);
  }

  function unlink(ordinal: number, { number, requesterId }: TicketRow): void {
    for (const list of [byNumber.get(number), byRequester.get(requesterId)]) {
      const at = list?.indexOf(ordinal) ?? -1;
      if (at >= 0) list?.splice(at, 1);
    }
  }

  return {
    size: () => ids.length,
    count: () => count,
    has: (id) => ordinalOf(id) >= 0,
    get: (id) => rows[ordinalOf(id)],
    ordinalOf,
    idAt: (ordinal) => ids[ordinal] ?? '',
    isThere: (ordinal) => rows[ordinal] !== undefined,
    row: rowAt,
    cursor: () => ({ at: rowAt }),
    groupOf: (ordinal) => groupOf[ordinal] ?? -1,
    groupAt: groups.at,
    groups: groups.count,
    withNumber: (number) => byNumber.get(number) ?? [],
    ofRequester: (personId) => byRequester.get(personId) ?? [],
    isComplete: () => true,
    whenComplete: () => Promise.resolve(),
    put: (after) => {
      const ordinal = ordinalFor(after.id);
      const before = rows[ordinal];
      if (before) unlink(ordinal, before);
      else count += 1;
      rows[ordinal] = after;
      groupOf[ordinal] = groups.of(after.whereabouts);
      link(ordinal, after);
      return { ordinal, before, after };
    },
    drop: (id) => {
      const ordinal = ordinalOf(id);
      const before = rows[ordinal];
      if (!before) return undefined;
      unlink(ordinal, before);
      rows[ordinal] = undefined;
      count -= 1;
      return { ordinal, before, after: undefined };
    },
  };
}
