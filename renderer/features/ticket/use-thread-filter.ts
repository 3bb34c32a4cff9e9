import { useCallback, useMemo } from 'react';
import type { ThreadFilter } from '../../../shared/bridge/preferences.ts';
import { deskside } from '../../bridge/deskside.ts';
import { usePreferences } from '../../bridge/preferences.tsx';
import { useSayFailure } from '../../bridge/use-say-failure.ts';
import { type FilteredThread, filteredThread } from './thread-filter.ts';
import type { LoadedThread } from './thread-pages.ts';
import { useTicketState } from './use-ticket-state.ts';

export interface Filter extends FilteredThread {
  readonly filter: ThreadFilter;
  /** Remembers a filter for all tickets of the agent on this device. */
  readonly choose: (filter: ThreadFilter) => void;
  /** Shows everything in this ticket until another one is opened or a filter is chosen. */
  readonly reveal: () => void;
}

/** What of a thread is shown. An entry with a match of a search is never hidden. */
export function useThreadFilter(
  ticketId: string,
  thread: LoadedThread | undefined,
  found: ReadonlySet<string>,
): Filter {
  const sayFailure = useSayFailure();
  const { thread: remembered } = usePreferences();
  const [isRevealed, setIsRevealed] = useTicketState(ticketId, false);
  const filter = isRevealed ? 'all' : remembered;
  const items = thread?.items;
  const filtered = useMemo(() => filteredThread(items ?? [], filter, found), [items, filter, found]);

  const choose = useCallback(
    (chosen: ThreadFilter) => {
      setIsRevealed(false);
      void deskside.call('me.prefer', { thread: chosen }).then(sayFailure);
    },
    [sayFailure, setIsRevealed],
  );
  const reveal = useCallback(() => setIsRevealed(true), [setIsRevealed]);
  return { ...filtered, filter, choose, reveal };
}
