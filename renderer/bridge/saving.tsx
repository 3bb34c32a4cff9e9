import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import type { Result } from '../../shared/bridge/result.ts';

/** Whether the last change is on the disk, for the status bar. */
export type SavingState = 'saved' | 'saving' | 'failed' | 'offline';

type Follow = <Value>(saving: Promise<Result<Value>>) => Promise<Result<Value>>;

const StateContext = createContext<SavingState>('saved');
const FollowContext = createContext<Follow>((saving) => saving);

export function SavingProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<SavingState>('saved');

  const follow = useCallback<Follow>(async (saving) => {
    setState('saving');
    const result = await saving;
    setState(result.ok ? 'saved' : stateAfter(result.error.code));
    return result;
  }, []);

  return (
    <FollowContext value={follow}>
      <StateContext value={state}>{children}</StateContext>
    </FollowContext>
  );
}

function stateAfter(code: string): SavingState {
  if (code === 'not-saved') return 'failed';
  return code === 'unavailable' ? 'offline' : 'saved';
}

export function useSavingState(): SavingState {
  return useContext(StateContext);
}

/** Lets the status bar track a save; returns the save’s result. */
export function useFollowSaving(): Follow {
  return useContext(FollowContext);
}
