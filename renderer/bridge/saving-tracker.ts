import type { Result } from '../../shared/bridge/result.ts';

/** Whether the last change is on the disk, for the status bar. */
export type SavingState = 'saved' | 'saving' | 'failed' | 'offline';

export type FollowSaving = <Value>(saving: Promise<Result<Value>>) => Promise<Result<Value>>;

/** Saves can overlap: the state stays `saving` until all have ended, and is then the outcome of the newest one. */
export function createSavingTracker(onState: (state: SavingState) => void): FollowSaving {
  let begun = 0;
  let pending = 0;
  let outcome: SavingState = 'saved';

  return async (saving) => {
    begun += 1;
    pending += 1;
    const number = begun;
    onState('saving');
    try {
      const result = await saving;
      if (number === begun) outcome = result.ok ? 'saved' : stateAfter(result.error.code);
      return result;
    } finally {
      pending -= 1;
      if (pending === 0) onState(outcome);
    }
  };
}

function stateAfter(code: string): SavingState {
  if (code === 'not-saved') return 'failed';
  return code === 'unavailable' ? 'offline' : 'saved';
}
