import type { Clock } from '../platform/clock.ts';

/** Knows which windows exist: each page keeps a stream open while it lives. */
export interface WindowStreams {
  /** A window opened a stream; call the returned function when the stream ends. */
  readonly begin: (windowId: string) => () => void;
  /** A window received its token and will open a stream. */
  readonly expect: (windowId: string) => void;
  readonly close: () => void;
}

/** A reloaded page or a lost stream reconnects at once. A window without a stream for `patienceMs` counts as closed. */
export function createWindowStreams(
  patienceMs: number,
  after: Clock['after'],
  gone: (windowId: string) => void,
): WindowStreams {
  const open = new Map<string, number>();
  const leaving = new Map<string, () => void>();

  function stay(windowId: string): void {
    leaving.get(windowId)?.();
    leaving.delete(windowId);
  }

  function removeWindow(windowId: string): void {
    stay(windowId);
    const callOff = after(patienceMs, () => {
      leaving.delete(windowId);
      gone(windowId);
    });
    leaving.set(windowId, callOff);
  }

  return {
    begin: (windowId) => {
      stay(windowId);
      // A duplicated tab has the same token, and each of the two has a stream.
      open.set(windowId, (open.get(windowId) ?? 0) + 1);
      return () => {
        const remaining = (open.get(windowId) ?? 1) - 1;
        if (remaining > 0) open.set(windowId, remaining);
        else {
          open.delete(windowId);
          removeWindow(windowId);
        }
      };
    },
    expect: (windowId) => {
      if (!open.has(windowId)) removeWindow(windowId);
    },
    close: () => {
      for (const windowId of [...leaving.keys()]) stay(windowId);
    },
  };
}
