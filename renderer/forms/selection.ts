import { mostTickets } from '../../shared/bridge/contract/bulk.ts';
import type { Id } from '../../shared/domain/id.ts';

/** The selected tickets of a list, by id: positions change. */
export interface Selection {
  readonly ids: ReadonlySet<Id>;
  /** Where a range begins. */
  readonly anchor: Id | null;
  /** What was selected before the range. */
  readonly before: ReadonlySet<Id>;
  /** How many have left the list since it was last changed. */
  readonly left: number;
  /** Whether more were to be selected than can be. */
  readonly isCut: boolean;
}

const none: ReadonlySet<Id> = new Set();

export const nothingSelected: Selection = { ids: none, anchor: null, before: none, left: 0, isCut: false };

function selecting(ids: Iterable<Id>, range: Pick<Selection, 'anchor' | 'before'>): Selection {
  const all = [...new Set(ids)];
  return { ids: new Set(all.slice(0, mostTickets)), ...range, left: 0, isCut: all.length > mostTickets };
}

/** Adds a ticket, or takes it away; a range begins there. */
export function toggled({ ids }: Selection, id: Id): Selection {
  const others = [...ids].filter((other) => other !== id);
  const next = selecting(ids.has(id) ? others : [...ids, id], { anchor: id, before: none });
  return { ...next, before: next.ids };
}

/** Selects the tickets from the anchor on, instead of the last range from there. */
export function ranged(selection: Selection, anchor: Id, range: readonly Id[]): Selection {
  const before = selection.anchor === anchor ? selection.before : selection.ids;
  return selecting([...before, ...range], { anchor, before });
}

/** Selects the tickets of a list; `isCut` says whether it has others. */
export function all(ids: readonly Id[], isCut: boolean): Selection {
  return { ...selecting(ids, { anchor: null, before: none }), isCut };
}

/** Keeps only tickets that are still in the list. */
export function keeping(selection: Selection, held: ReadonlySet<Id>): Selection {
  const ids = new Set([...selection.ids].filter((id) => held.has(id)));
  const left = selection.ids.size - ids.size;
  if (left === 0) return selection;
  const before = new Set([...selection.before].filter((id) => held.has(id)));
  return { ...selection, ids, before, left: selection.left + left };
}
