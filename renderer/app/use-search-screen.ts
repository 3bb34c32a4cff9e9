import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '../../shared/domain/id.ts';
import type { SearchFieldHandle } from '../features/search/search-field.tsx';
import { firstQueue, type Route, type Router } from './routes.ts';
import { emptySearch } from './search-address.ts';

/** The entry of a ticket in which words were found. */
export interface FoundEntry {
  readonly ticketId: Id;
  readonly entryId: Id | null;
}

export interface SearchScreen {
  readonly field: RefObject<SearchFieldHandle | null>;
  /** Shows the search screen with the focus in its field; there, everything in the field is selected. */
  readonly open: () => void;
  /** Returns to where the agent was before the search. */
  readonly leave: () => void;
  readonly foundEntry: FoundEntry | undefined;
  readonly setFoundEntry: (found: FoundEntry) => void;
}

/** What the window keeps of the search screen besides its address. */
export function useSearchScreen({ route, goTo }: Router): SearchScreen {
  const field = useRef<SearchFieldHandle>(null);
  const last = useRef<{ readonly route: Route; readonly before: Route }>({ route, before: firstQueue });
  const [foundEntry, setFoundEntry] = useState<FoundEntry>();
  useEffect(() => {
    last.current = { route, before: route.page === 'search' ? last.current.before : route };
  });

  const open = useCallback(() => {
    const { route: now } = last.current;
    if (now.page !== 'search') goTo(emptySearch);
    else if (!field.current?.selectAll()) {
      // The ticket covers the search.
      goTo({ ...now, ticketId: null });
      requestAnimationFrame(() => field.current?.selectAll());
    }
  }, [goTo]);
  const leave = useCallback(() => goTo(last.current.before), [goTo]);

  return useMemo(() => ({ field, open, leave, foundEntry, setFoundEntry }), [open, leave, foundEntry]);
}
