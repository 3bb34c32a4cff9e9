import { mostTickets } from '../../shared/bridge/contract/bulk.ts';
import type { Result } from '../../shared/bridge/result.ts';
import type { Id } from '../../shared/domain/id.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { useToasts } from '../ui/toast-provider.tsx';
import { all, nothingSelected, ranged, toggled } from './selection.ts';
import { useSelectedTickets, useSelectionStore } from './selection-store.tsx';

/** The rows of a list as a selection sees them. */
export interface SelectableRows {
  /** The id of the ticket at an index, if it is loaded. */
  readonly idAt: (index: number) => Id | undefined;
  /** The index of a ticket; null or undefined if its row is not loaded. */
  readonly indexOf: (id: Id) => number | null | undefined;
  /** Asks for a part of the list, loaded or not. */
  readonly idsIn: (offset: number, limit: number) => Promise<Result<SomeIds>>;
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
  const text = useText();
  const { add } = useToasts();

  /** Says why nothing was selected, if there is no answer. */
  async function asked(offset: number, limit: number): Promise<SomeIds | undefined> {
    const found = await idsIn(offset, limit);
    if (found.ok) return found.value;
    add({ title: errorText(text, found.error), priority: 'high' });
    return undefined;
  }

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
      : (await asked(first, Math.min(count, mostTickets)))?.ids;
    if (range) change((selection) => ranged(selection, anchor, range));
  }

  return {
    ids,
    toggle: (id) => change((selection) => toggled(selection, id)),
    extend: (from, to) => void extend(from, to),
    selectAll: () => void asked(0, mostTickets).then((found) => found && change(() => all(found.ids, !found.isEnd))),
    clear: () => change(() => nothingSelected),
  };
}
