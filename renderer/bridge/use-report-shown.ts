import { useEffect, useRef } from 'react';
import type { TicketNeed } from '../../shared/bridge/command-needs.ts';
import { deskside } from './deskside.ts';

/** Reports to the host which needs of commands the shown ticket meets, for the menu bar. */
export function useReportShown(met: readonly TicketNeed[]): void {
  const reported = useRef('');
  useEffect(() => {
    const now = JSON.stringify(met);
    // Recomputed after every change, mostly with the same result.
    if (now === reported.current) return;
    reported.current = now;
    void deskside.call('window.shows', { met: [...met] });
  }, [met]);
}
