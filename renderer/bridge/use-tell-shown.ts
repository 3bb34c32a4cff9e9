import { useEffect, useRef } from 'react';
import type { TicketAct } from '../../shared/bridge/commands.ts';
import { deskside } from './deskside.ts';

/** Tells the host whether a ticket is shown, and what can be done with it: for the menu above the window. */
export function useTellShown(acts: readonly TicketAct[] | null): void {
  const said = useRef('');
  useEffect(() => {
    const shown = { ticket: acts !== null, acts: [...(acts ?? [])] };
    const now = JSON.stringify(shown);
    // Asked for anew after each change, the acts are mostly those that were said already.
    if (now === said.current) return;
    said.current = now;
    void deskside.call('window.shows', shown);
  }, [acts]);
}
