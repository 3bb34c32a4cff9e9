import type { Result } from '../../shared/bridge/result.ts';

/** Whether the last change is on the disk, for the status bar. */
export type SavingState = 'saved' | 'saving' | 'failed' | 'offline';

export type FollowSaving = <Value>(saving: Promise<Result<Value>>) => Promise<Result<Value>>;

export interface SavingTracker {
  readonly follow: FollowSaving;
  /** Waits until nothing is being saved. */
  readonly settled: () => Promise<void>;
}

/** Saves can overlap: the state stays `saving` until all have ended, and is then the outcome of the newest one. */
export function createSavingTracker(onState: (state: SavingState) => void): SavingTracker {
  let waiting: (() => void)[] = [];
  let begun = 0;
  let pending = 0;
  let outcome: SavingState = 'saved';

  const follow: FollowSaving = async (saving) => {
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
      if (pending === 0) end();
    }
  };

  function end(): void {
    onState(outcome);
    for (const goOn of waiting) goOn();
    waiting = [];
  }

  return {
    follow,
    settled: () => (pending === 0 ? Promise.resolve() : new Promise((goOn) => void waiting.push(goOn))),
  };
}

function stateAfter(code: string): SavingState {
  if (code === 'not-saved') return 'failed';
  return code === 'unavailable' ? 'offline' : 'saved';
}
