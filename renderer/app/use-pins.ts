import { useCallback, useMemo } from 'react';
import type { PinnedTicket } from '../../shared/bridge/trail.ts';
import { useAnswer } from '../bridge/answers.ts';
import { deskside } from '../bridge/deskside.ts';
import { useSayFailure } from '../bridge/use-say-failure.ts';
import { parseRoute, pathOf, type Route, type Router, showsTickets } from './routes.ts';

export interface Pins {
  readonly tickets: readonly PinnedTicket[];
  readonly unpin: (ticketId: string) => void;
  /** The agent sees what is new in a ticket. */
  readonly look: (ticketId: string) => void;
  /** Pins or unpins the ticket in view. */
  readonly toggle: () => void;
  /** Goes so many tabs on, around the end. */
  readonly step: (by: 1 | -1) => void;
  /** Moves the tab of the ticket in view. */
  readonly move: (by: 1 | -1) => void;
}

const none: readonly PinnedTicket[] = [];

/** The tickets that the agent pinned on this device, and what the commands do with them. */
export function usePins({ route, goTo }: Router): Pins {
  const tickets = useAnswer('trail.pinned', {}).data?.tickets ?? none;
  const shownId = shownTicket(route);
  const sayFailure = useSayFailure();

  const unpin = useCallback(
    (ticketId: string) => void deskside.call('trail.unpin', { ticketId }).then(sayFailure),
    [sayFailure],
  );
  // If that fails, the tab keeps its dot.
  const look = useCallback((ticketId: string) => void deskside.call('trail.look', { ticketId }), []);

  return useMemo(() => {
    const at = tickets.findIndex(({ ticketId }) => ticketId === shownId);

    const pin = (ticketId: string) =>
      void deskside.call('trail.pin', { ticketId, address: pathOf(route) }).then(sayFailure);
    const move = (ticketId: string, to: number) => void deskside.call('trail.move', { ticketId, to }).then(sayFailure);

    return {
      tickets,
      unpin,
      look,
      toggle: () => {
        if (shownId === null) return;
        if (at < 0) pin(shownId);
        else unpin(shownId);
      },
      step: (by) => {
        const from = at < 0 && by < 0 ? 0 : at;
        const next = tickets[(from + by + tickets.length) % tickets.length];
        if (next) goTo(parseRoute(next.address));
      },
      move: (by) => {
        if (at >= 0 && shownId !== null) move(shownId, Math.min(Math.max(at + by, 0), tickets.length - 1));
      },
    };
  }, [goTo, look, route, sayFailure, shownId, tickets, unpin]);
}

function shownTicket(route: Route): string | null {
  return showsTickets(route) ? route.ticketId : null;
}
