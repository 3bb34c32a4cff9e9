import type { Clock } from '../platform/clock.ts';

/** Knows which windows are still there: each keeps a stream open for as long as its page lives. */
export interface WindowStreams {
  /** A window's stream begins; the returned function ends it. */
  readonly begin: (windowId: string) => () => void;
  /** A window was told its token, and its stream is to follow. */
  readonly expect: (windowId: string) => void;
  readonly close: () => void;
}

/**
 * A page that is loaded anew is back at once, and one that lost its stream opens another. A window that has had none for
 * `patienceMs` is gone.
 */
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
      // A tab that was duplicated has the same token, and each of the two has a stream.
      open.set(windowId, (open.get(windowId) ?? 0) + 1);
      return () => {
        const left = (open.get(windowId) ?? 1) - 1;
        if (left > 0) open.set(windowId, left);
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
