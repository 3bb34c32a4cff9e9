import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { nothingSelected, type Selection } from './selection.ts';

/** The selection of the list that the window shows. Only what shows it is rendered when it changes. */
export interface SelectionStore {
  readonly now: () => Selection;
  readonly change: (change: (selection: Selection) => Selection) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

function createSelectionStore(): SelectionStore {
  let selection = nothingSelected;
  const listeners = new Set<() => void>();
  return {
    now: () => selection,
    change: (change) => {
      const next = change(selection);
      if (next === selection) return;
      selection = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const StoreContext = createContext<SelectionStore | undefined>(undefined);

export function SelectionProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(createSelectionStore);
  return <StoreContext value={store}>{children}</StoreContext>;
}

export function useSelectionStore(): SelectionStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useSelectionStore works inside SelectionProvider');
  return store;
}

export function useSelectedTickets(): Selection {
  const { subscribe, now } = useSelectionStore();
  return useSyncExternalStore(subscribe, now);
}

export function useHasSelection(): boolean {
  const { subscribe, now } = useSelectionStore();
  return useSyncExternalStore(subscribe, () => now().ids.size > 0);
}
