import { useEffect, useRef } from 'react';
import { firstQueue, type Router } from './routes.ts';

/** Goes back to the queue that was shown last: to its ticket from a page, without it from the ticket itself. */
export function useQueueBehind({ route, goTo }: Router): () => void {
  const last = useRef(firstQueue);
  useEffect(() => {
    if (route.page === 'queue') last.current = route;
  });
  return () => goTo(route.page === 'queue' ? { ...route, ticketId: null } : last.current);
}
