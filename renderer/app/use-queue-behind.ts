import { useEffect, useRef } from 'react';
import { firstQueue, type Route } from './routes.ts';

/** Goes back to the queue that was shown last: to its ticket from a page, without it from the ticket itself. */
export function useQueueBehind({ place, goTo }: Route): () => void {
  const last = useRef(firstQueue);
  useEffect(() => {
    if (place.page === 'queue') last.current = place;
  });
  return () => goTo(place.page === 'queue' ? { ...place, ticketId: null } : last.current);
}
