import { useCallback } from 'react';
import type { Id } from '../../shared/domain/id.ts';
import { SearchPane, type SearchPaneProps } from '../features/search/search-pane.tsx';
import type { Selecting, TicketListProps } from '../forms/ticket-list.tsx';
import { useRegions } from '../ui/region.tsx';
import { restNextFrame } from './regions.ts';
import type { Router } from './routes.ts';
import type { SearchRoute } from './search-address.ts';
import type { SearchScreen } from './use-search-screen.ts';

interface SearchProps
  extends Pick<Router, 'goTo'>,
    Pick<SearchPaneProps, 'handle' | 'awaited' | 'myId' | 'onEnter' | 'foot'>,
    Pick<TicketListProps, 'onSelect'> {
  readonly route: SearchRoute;
  readonly screen: SearchScreen;
}

/** The search screen at its address: each search replaces the one before, so that Back leaves the screen. */
export function Search({ route, screen, goTo, onSelect, ...pane }: SearchProps) {
  const regions = useRegions();
  const { field, leave, setFoundEntry } = screen;
  const open = useCallback(
    (ticketId: Id, entryId: Id | null, how: Selecting) => {
      setFoundEntry({ ticketId, entryId });
      onSelect(ticketId, how);
    },
    [onSelect, setFoundEntry],
  );
  const openNumber = useCallback(
    (ticketId: Id) => {
      onSelect(ticketId, 'chosen');
      // The ticket is drawn with the next frame, or says that it is loading.
      restNextFrame(regions, 'page', 'header');
    },
    [onSelect, regions],
  );
  return (
    <SearchPane
      {...pane}
      field={field}
      asked={route}
      selectedId={route.ticketId}
      onAsk={({ text, sort }) => goTo({ ...route, text, sort }, { replace: true })}
      onOpen={open}
      onNumber={openNumber}
      onLeave={leave}
    />
  );
}
