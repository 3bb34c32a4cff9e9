import type { Loading } from '../../shared/bridge/loading.ts';

/** How far the closed tickets of an open desk have been loaded. */
export interface ClosedLoading {
  /** Null if all of them are there. */
  readonly current: () => Loading | null;
  readonly onChange: (listener: () => void) => void;
}

export interface ClosedLoadingRecorder extends ClosedLoading {
  readonly set: (loading: Loading | null) => void;
}

export function createClosedLoading(): ClosedLoadingRecorder {
  let current: Loading | null = null;
  const listeners: (() => void)[] = [];
  return {
    current: () => current,
    onChange: (listener) => void listeners.push(listener),
    set: (loading) => {
      current = loading;
      for (const listener of listeners) listener();
    },
  };
}
