import { mostTickets } from '../../shared/bridge/contract/bulk.ts';
import type { Id } from '../../shared/domain/id.ts';
import { all, nothingSelected, ranged, toggled } from './selection.ts';
import { useSelectedTickets, useSelectionStore } from './selection-store.tsx';

/** The rows of a list as a selection sees them. */
export interface SelectableRows {
  /** The id of the ticket at an index, if it is loaded. */
  readonly idAt: (index: number) => Id | undefined;
  /** The index of a ticket; null or undefined if its row is not loaded. */
  readonly indexOf: (id: Id) => number | null | undefined;
  /** Asks for a part of the list, loaded or not; undefined if there is no answer. */
  readonly idsIn: (offset: number, limit: number) => Promise<SomeIds | undefined>;
}

export interface SomeIds {
  readonly ids: readonly Id[];
  /** Whether the list ends with them. */
  readonly isEnd: boolean;
}

export interface ListSelection {
  readonly ids: ReadonlySet<Id>;
  readonly toggle: (id: Id) => void;
  /** Selects from where the last range began, or else from a row, to another one. */
  readonly extend: (from: number, to: number) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

/** Changes the selection of a list. */
export function useListSelection({ idAt, indexOf, idsIn }: SelectableRows): ListSelection {
  const { ids } = useSelectedTickets();
  const { now, change } = useSelectionStore();

  async function extend(from: number, to: number): Promise<void> {
    const known = now().anchor ?? '';
    const begun = indexOf(known);
    const anchor = begun == null ? idAt(from) : known;
    if (anchor === undefined) return;
    const first = Math.min(begun ?? from, to);
    const count = Math.abs((begun ?? from) - to) + 1;
    const loaded = Array.from({ length: count }, (_unused, at) => idAt(first + at));
    const range = loaded.every((id) => id !== undefined)
      ? loaded
      : (await idsIn(first, Math.min(count, mostTickets)))?.ids;
    if (range) change((selection) => ranged(selection, anchor, range));
  }

  return {
    ids,
    toggle: (id) => change((selection) => toggled(selection, id)),
    extend: (from, to) => void extend(from, to),
    selectAll: () => void idsIn(0, mostTickets).then((found) => found && change(() => all(found.ids, !found.isEnd))),
    clear: () => change(() => nothingSelected),
  };
}
