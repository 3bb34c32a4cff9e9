import { useCallback, useEffect, useRef } from 'react';
import { firstQueue, type Router } from './routes.ts';

/** Returns to the last queue: from a page with its ticket, from a ticket without it. */
export function usePreviousQueue({ route, goTo }: Router): () => void {
  const last = useRef({ route, queue: firstQueue });
  useEffect(() => {
    last.current = { route, queue: route.page === 'queue' ? route : last.current.queue };
  });
  return useCallback(() => {
    const { route, queue } = last.current;
    goTo(route.page === 'queue' ? { ...route, ticketId: null } : queue);
  }, [goTo]);
}
