import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOptions } from '../../bridge/answers.ts';
import { useWalk } from '../../forms/walk.ts';
import { pageOptions } from './use-thread.ts';

/** A browser that draws nothing may find no idle moment for half a minute: then it is asked for without one. */
const longestWaitMs = 300;

/**
 * Once a ticket is shown and the window is idle, asks for the one that the next step through the list leads to, so that
 * it is drawn without waiting. Only asking: it does not count as opened or read.
 */
export function useAskAhead(shownId: string | null): void {
  const cache = useQueryClient();
  const { ahead } = useWalk();
  useEffect(() => {
    if (shownId === null) return undefined;
    const idle = requestIdleCallback(
      () => {
        const ticketId = ahead();
        if (ticketId !== undefined && ticketId !== shownId) askFor(cache, ticketId);
      },
      { timeout: longestWaitMs },
    );
    return () => cancelIdleCallback(idle);
  }, [ahead, cache, shownId]);
}

/** The same questions, in the same turn, as when it is opened: they are sent as one. */
function askFor(cache: QueryClient, ticketId: string): void {
  const newest = pageOptions({ ticketId, before: null });
  const known = cache.getQueryState(newest.queryKey);
  if (known?.data !== undefined && !known.isInvalidated) return;
  void cache.prefetchQuery(answerOptions('ticket.details', { ticketId }));
  void cache.prefetchQuery(newest);
  void cache.prefetchQuery(answerOptions('ticket.others', { ticketId }));
}
