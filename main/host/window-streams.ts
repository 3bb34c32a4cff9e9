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
export function createWindowStreams(patienceMs: number, gone: (windowId: string) => void): WindowStreams {
  const open = new Map<string, number>();
  const leaving = new Map<string, NodeJS.Timeout>();

  function stay(windowId: string): void {
    clearTimeout(leaving.get(windowId));
    leaving.delete(windowId);
  }

  function leave(windowId: string): void {
    stay(windowId);
    const timer = setTimeout(() => {
      leaving.delete(windowId);
      gone(windowId);
    }, patienceMs);
    leaving.set(windowId, timer.unref());
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
          leave(windowId);
        }
      };
    },
    expect: (windowId) => {
      if (!open.has(windowId)) leave(windowId);
    },
    close: () => {
      for (const windowId of [...leaving.keys()]) stay(windowId);
    },
  };
}
