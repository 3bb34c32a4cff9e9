import { useRef } from 'react';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';

export type Once = (doIt: () => Promise<{ readonly ok: boolean }>) => Promise<void>;

/** Runs one action at a time: until the details have changed, a second press is ignored. */
export function useOnce(details: TicketDetails): Once {
  const actedOn = useRef<TicketDetails>(undefined);
  return async (doIt) => {
    if (actedOn.current === details) return;
    actedOn.current = details;
    const { ok } = await doIt();
    if (!ok) actedOn.current = undefined;
  };
}
