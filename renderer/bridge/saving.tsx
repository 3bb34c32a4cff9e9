import { createContext, type ReactNode, useContext, useState } from 'react';
import { createSavingTracker, type FollowSaving, type SavingState, type SavingTracker } from './saving-tracker.ts';

const StateContext = createContext<SavingState>('saved');
const TrackerContext = createContext<SavingTracker>({
  follow: (saving) => saving,
  settled: () => Promise.resolve(),
});

export function SavingProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<SavingState>('saved');
  const [tracker] = useState(() => createSavingTracker(setState));

  return (
    <TrackerContext value={tracker}>
      <StateContext value={state}>{children}</StateContext>
    </TrackerContext>
  );
}

export function useSavingState(): SavingState {
  return useContext(StateContext);
}

/** Lets the status bar track a save; returns the save’s result. */
export function useFollowSaving(): FollowSaving {
  return useContext(TrackerContext).follow;
}

/** Returns a function that waits until nothing is being saved. */
export function useSettled(): SavingTracker['settled'] {
  return useContext(TrackerContext).settled;
}
