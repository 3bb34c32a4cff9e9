import { useEffect, useRef } from 'react';
import { firstQueue, type Router } from './routes.ts';

/** Returns to the last queue: from a page with its ticket, from a ticket without it. */
export function usePreviousQueue({ route, goTo }: Router): () => void {
  const last = useRef(firstQueue);
  useEffect(() => {
    if (route.page === 'queue') last.current = route;
  });
  return () => goTo(route.page === 'queue' ? { ...route, ticketId: null } : last.current);
}
