import type { Loading } from '../../shared/bridge/loading.ts';
import type { RestPorts } from './load-closed.ts';
import type { LoadedState } from './load-state.ts';

/** What is loaded while the desk is already open: the closed tickets. */
export interface BackgroundLoading {
  /** How far it is; null if all of them are there. */
  readonly current: () => Loading | null;
  readonly onChange: (listener: () => void) => void;
  /** Resolves when they are there, or the desk was closed before; rejects if the disk fails. */
  readonly ended: Promise<void>;
  /** Ends it; resolves when nothing is read any longer. */
  readonly stop: () => Promise<void>;
}

/** At the end nobody waits for rows any longer, whatever happened. */
export function loadInBackground(
  { loadRest, state: { rows } }: Pick<LoadedState, 'loadRest' | 'state'>,
  { signal: given, ...ports }: Omit<RestPorts, 'onProgress'>,
): BackgroundLoading {
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal, given]);
  const listeners: (() => void)[] = [];
  let current: Loading | null = null;

  function show(loading: Loading | null): void {
    current = loading;
    for (const listener of listeners) listener();
  }

  async function load(): Promise<void> {
    if (!loadRest) return;
    show({ fraction: 0, changes: 0 });
    try {
      await loadRest({ ...ports, onProgress: show, signal });
      rows.complete();
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      rows.abandon();
      show(null);
    }
  }

  const ended = load();
  // The desk manager handles a failure; tools and tests may not wait for the end.
  ended.catch(() => undefined);
  return {
    current: () => current,
    onChange: (listener) => void listeners.push(listener),
    ended,
    stop: async () => {
      stopping.abort();
      await ended.catch(() => undefined); // The failure has been told.
    },
  };
}
