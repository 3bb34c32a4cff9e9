import { useCallback, useState } from 'react';

type Change<Value> = Value | ((value: Value) => Value);

interface Held<Value> {
  readonly ticketId: string;
  readonly value: Value;
}

/**
 * State that belongs to a ticket, for parts of the window that stay when another one is shown. For each ticket it begins
 * with `first`; a late change for an earlier ticket is ignored, as by a part that is gone. The key of a subject can stand
 * for a ticket.
 */
export function useTicketState<Value>(
  ticketId: string,
  first: Value,
): readonly [Value, (change: Change<Value>) => void] {
  const [known, setKnown] = useState<Held<Value>>({ ticketId, value: first });
  let held = known;
  if (known.ticketId !== ticketId) {
    held = { ticketId, value: first };
    setKnown(held);
  }
  const set = useCallback(
    (change: Change<Value>) =>
      setKnown((now) => {
        if (now.ticketId !== ticketId) return now;
        const value = change instanceof Function ? change(now.value) : change;
        return Object.is(value, now.value) ? now : { ticketId, value };
      }),
    [ticketId],
  );
  return [held.value, set];
}
