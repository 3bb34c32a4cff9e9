import { useEffect, useRef } from 'react';
import type { TicketNeed } from '../../shared/bridge/command-needs.ts';
import { deskside } from './deskside.ts';

/** Tells the host what the ticket that is shown gives to commands: for the menu above the window. */
export function useTellShown(met: readonly TicketNeed[]): void {
  const said = useRef('');
  useEffect(() => {
    const now = JSON.stringify(met);
    // Asked for anew after each change, it is mostly what was said already.
    if (now === said.current) return;
    said.current = now;
    void deskside.call('window.shows', { met: [...met] });
  }, [met]);
}
