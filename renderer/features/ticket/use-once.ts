import { useRef } from 'react';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';

export type Once = (doIt: () => Promise<{ readonly ok: boolean }>) => Promise<void>;

/** Does one thing at a time: until the facts have changed, a second press means the first. */
export function useOnce(facts: TicketFacts): Once {
  const actedOn = useRef<TicketFacts>(undefined);
  return async (doIt) => {
    if (actedOn.current === facts) return;
    actedOn.current = facts;
    const { ok } = await doIt();
    if (!ok) actedOn.current = undefined;
  };
}
