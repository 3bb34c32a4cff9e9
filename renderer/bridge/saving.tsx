import { createContext, type ReactNode, useContext, useState } from 'react';
import { createSavingTracker, type FollowSaving, type SavingState } from './saving-tracker.ts';

const StateContext = createContext<SavingState>('saved');
const FollowContext = createContext<FollowSaving>((saving) => saving);

export function SavingProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<SavingState>('saved');
  const [follow] = useState(() => createSavingTracker(setState));

  return (
    <FollowContext value={follow}>
      <StateContext value={state}>{children}</StateContext>
    </FollowContext>
  );
}

export function useSavingState(): SavingState {
  return useContext(StateContext);
}

/** Lets the status bar track a save; returns the save’s result. */
export function useFollowSaving(): FollowSaving {
  return useContext(FollowContext);
}
