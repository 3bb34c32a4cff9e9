import { type RefObject, useCallback } from 'react';
import type { Id } from '../../shared/domain/id.ts';
import { SearchPane } from '../features/search/search-pane.tsx';
import type { ListHandle } from '../forms/ticket-list.tsx';
import { useRegions } from '../ui/region.tsx';
import { restIn } from './regions.ts';
import type { Router } from './routes.ts';
import type { SearchRoute } from './search-address.ts';
import type { SearchScreen } from './use-search-screen.ts';

interface SearchProps extends Pick<Router, 'goTo'> {
  readonly route: SearchRoute;
  readonly screen: SearchScreen;
  readonly handle: RefObject<ListHandle | null>;
  readonly myId: Id;
  readonly onSelect: (ticketId: Id) => void;
  readonly onEnter: () => void;
}

/** The search screen at its address: each search replaces the one before, so that Back leaves the screen. */
export function Search({ route, screen, handle, myId, goTo, onSelect, onEnter }: SearchProps) {
  const regions = useRegions();
  const { field, leave, setFoundEntry } = screen;
  const open = useCallback(
    (ticketId: Id, entryId: Id | null) => {
      setFoundEntry({ ticketId, entryId });
      onSelect(ticketId);
    },
    [onSelect, setFoundEntry],
  );
  const openNumber = useCallback(
    (ticketId: Id) => {
      onSelect(ticketId);
      // The ticket is drawn with the next frame, or says that it is loading.
      requestAnimationFrame(() => restIn(regions, 'page', 'header'));
    },
    [onSelect, regions],
  );
  return (
    <SearchPane
      handle={handle}
      field={field}
      asked={route}
      selectedId={route.ticketId}
      myId={myId}
      onAsk={({ text, sort }) => goTo({ ...route, text, sort }, { replace: true })}
      onOpen={open}
      onEnter={onEnter}
      onNumber={openNumber}
      onLeave={leave}
    />
  );
}
