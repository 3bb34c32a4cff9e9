import { useEffect, useRef } from 'react';
import type { ShownNeed } from '../../shared/bridge/command-needs.ts';
import { deskside } from './deskside.ts';

/** Longer than a ticket usually takes to load. */
const patienceMs = 300;

/**
 * Reports to the host which needs of commands the shown ticket meets, for the menu bar. While one is loading, the host
 * keeps the last report for a moment, so that going to another ticket takes one report at most.
 */
export function useReportShown(met: readonly ShownNeed[], isLoading: boolean): void {
  const reported = useRef('');
  useEffect(() => {
    const now = JSON.stringify(met);
    if (now === reported.current) return undefined;
    function report(): void {
      reported.current = now;
      void deskside.call('window.shows', { met: [...met] });
    }
    if (!isLoading) {
      report();
      return undefined;
    }
    const timer = setTimeout(report, patienceMs);
    return () => clearTimeout(timer);
  }, [met, isLoading]);
}
