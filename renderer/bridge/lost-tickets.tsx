import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

/** What the agent here did last to a ticket that went out of their sight by it. */
interface Loss {
  readonly commit: string;
  /** What was done, as its toast said. */
  readonly message: string;
  /** Undefined if it cannot be undone. */
  readonly undo: (() => void) | undefined;
}

interface LostTickets {
  readonly lost: ReadonlyMap<string, Loss>;
  readonly lose: (ticketIds: readonly string[], loss: Loss) => void;
  /** The ticket is seen again. */
  readonly regain: (ticketId: string) => void;
  /** What was done cannot be undone any more. */
  readonly giveUp: (commit: string) => void;
}

const LostContext = createContext<LostTickets | undefined>(undefined);

/** Remembers, while an agent is signed in, which tickets went out of their sight by what they did themselves. */
export function LostTicketsProvider({ children }: { readonly children: ReactNode }) {
  const [lost, setLost] = useState<ReadonlyMap<string, Loss>>(new Map());

  const lose = useCallback((ticketIds: readonly string[], loss: Loss) => {
    if (ticketIds.length > 0) setLost((all) => new Map([...all, ...ticketIds.map((id) => [id, loss] as const)]));
  }, []);

  const regain = useCallback((ticketId: string) => {
    setLost((all) => (all.has(ticketId) ? new Map([...all].filter(([id]) => id !== ticketId)) : all));
  }, []);

  const giveUp = useCallback((commit: string) => {
    setLost(
      (all) =>
        new Map([...all].map(([id, loss]) => [id, loss.commit === commit ? { ...loss, undo: undefined } : loss])),
    );
  }, []);

  const value = useMemo(() => ({ lost, lose, regain, giveUp }), [lost, lose, regain, giveUp]);
  return <LostContext value={value}>{children}</LostContext>;
}

export function useLostTickets(): LostTickets {
  const value = useContext(LostContext);
  if (!value) throw new Error('useLostTickets works inside LostTicketsProvider');
  return value;
}
