import { useEffect, useRef } from 'react';
import type { TicketNeed } from '../../shared/bridge/command-needs.ts';
import { deskside } from './deskside.ts';

/** Tells the host what the ticket that is shown gives to commands: for the menu above the window. */
export function useReportShown(met: readonly TicketNeed[]): void {
  const reported = useRef('');
  useEffect(() => {
    const now = JSON.stringify(met);
    // Asked for anew after each change, it is mostly what was said already.
    if (now === reported.current) return;
    reported.current = now;
    void deskside.call('window.shows', { met: [...met] });
  }, [met]);
}
