import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { useDesk } from '../bridge/desk-provider.tsx';
import { useUnsaved } from '../bridge/use-unsaved.ts';
import { createNextStatuses, type NextStatuses } from './next-statuses.ts';

const StatusesContext = createContext<NextStatuses | undefined>(undefined);

/** Keeps what each agent has entered about the waiting of tickets, and not sent, as long as the window is open. */
export function NextStatusesProvider({ children }: { readonly children: ReactNode }) {
  const { status } = useDesk();
  const agentId = status?.phase === 'open' ? status.me.agentId : '';
  const [byAgent] = useState(() => new Map<string, NextStatuses>());
  const statuses = byAgent.get(agentId) ?? createNextStatuses();
  byAgent.set(agentId, statuses);
  useUnsaved(useSyncExternalStore(statuses.subscribe, statuses.hasAny));
  return <StatusesContext value={statuses}>{children}</StatusesContext>;
}

export function useNextStatuses(): NextStatuses {
  const statuses = useContext(StatusesContext);
  if (!statuses) throw new Error('useNextStatuses works inside NextStatusesProvider');
  return statuses;
}
