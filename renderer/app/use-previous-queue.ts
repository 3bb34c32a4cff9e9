import { useCallback, useEffect, useRef } from 'react';
import { firstQueue, type Route, type Router, showsTickets, type TicketsRoute } from './routes.ts';

/** Returns to the last list of tickets: from a page with its ticket, from a ticket without it. */
export function usePreviousQueue({ route, goTo }: Router): () => void {
  const last = useRef<{ readonly route: Route; readonly tickets: TicketsRoute }>({ route, tickets: firstQueue });
  useEffect(() => {
    last.current = { route, tickets: showsTickets(route) ? route : last.current.tickets };
  });
  return useCallback(() => {
    const { route, tickets } = last.current;
    goTo(showsTickets(route) ? { ...route, ticketId: null } : tickets);
  }, [goTo]);
}
