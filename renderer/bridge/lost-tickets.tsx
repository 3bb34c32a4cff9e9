import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

/** The action by which the signed-in agent lost access to a ticket. */
interface Loss {
  readonly commit: string;
  /** The text of its toast. */
  readonly message: string;
  /** Undefined if the action cannot be undone. */
  readonly undo: (() => void) | undefined;
}

interface LostTickets {
  readonly lost: ReadonlyMap<string, Loss>;
  readonly lose: (ticketIds: readonly string[], loss: Loss) => void;
  /** The agent has access to the ticket again. */
  readonly regain: (ticketId: string) => void;
  /** The action can no longer be undone. */
  readonly giveUp: (commit: string) => void;
}

const LostContext = createContext<LostTickets | undefined>(undefined);

/** Remembers which tickets the agent lost access to by their own action, until they sign out. */
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
