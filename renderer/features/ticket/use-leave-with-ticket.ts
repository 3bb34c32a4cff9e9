import { useLayoutEffect, useRef } from 'react';
import { useRegions } from '../../ui/region.tsx';

/**
 * The composer stays when another ticket is shown. Then the focus moves from it to the heading, unless the composer of
 * the new ticket is wanted, so that nothing meant for the last ticket is typed or sent in this one.
 */
export function useLeaveWithTicket(ticketId: string, isWanted: boolean): void {
  const regions = useRegions();
  const last = useRef(ticketId);
  useLayoutEffect(() => {
    if (last.current === ticketId) return;
    last.current = ticketId;
    const named = (name: 'composer' | 'header') => regions.all().find((region) => region.name === name);
    if (isWanted || !named('composer')?.element.contains(document.activeElement)) return;
    named('header')?.restingTarget()?.focus({ preventScroll: true });
  }, [ticketId, isWanted, regions]);
}
