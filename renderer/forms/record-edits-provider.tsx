import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { useDesk } from '../bridge/desk-provider.tsx';
import { useUnsaved } from '../bridge/use-unsaved.ts';
import { createRecordEdits, isTouched, type RecordEdits } from './record-edits.ts';

const EditsContext = createContext<RecordEdits | undefined>(undefined);

/** Keeps each agent’s unsaved changes of desk records as long as the window is open. */
export function RecordEditsProvider({ children }: { readonly children: ReactNode }) {
  const { status } = useDesk();
  const agentId = status?.phase === 'open' ? status.me.agentId : '';
  const [byAgent] = useState(() => new Map<string, RecordEdits>());
  const edits = byAgent.get(agentId) ?? createRecordEdits();
  byAgent.set(agentId, edits);
  const all = useSyncExternalStore(edits.subscribe, edits.all);
  useUnsaved(all.some(isTouched));
  return <EditsContext value={edits}>{children}</EditsContext>;
}

/** The signed-in agent’s unsaved changes. The component is rendered again when they change. */
export function useRecordEdits(): RecordEdits {
  const edits = useContext(EditsContext);
  if (!edits) throw new Error('useRecordEdits works inside RecordEditsProvider');
  useSyncExternalStore(edits.subscribe, edits.all);
  return edits;
}
