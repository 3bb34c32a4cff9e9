/** Asks windows to put their words away, and hears what they say to that. */
export interface Flushing {
  /** Whether some window has words that it could not put away. One that does not answer in time is not waited for. */
  readonly flush: (windowIds: readonly string[]) => Promise<boolean>;
  readonly note: (windowId: string, unsaved: boolean) => void;
}

/** A slow disk takes its time; a window that hangs must not keep a desk from being locked. */
const patienceMs = 2_000;
const stepMs = 20;

export function createFlushing(ask: (windowId: string) => void, wait: (ms: number) => Promise<void>): Flushing {
  const asked = new Set<string>();
  const unsaved = new Set<string>();

  async function flush(windowIds: readonly string[]): Promise<boolean> {
    for (const windowId of windowIds) {
      asked.add(windowId);
      unsaved.delete(windowId);
      ask(windowId);
    }
    const isWaiting = () => windowIds.some((windowId) => asked.has(windowId));
    for (let waited = 0; isWaiting() && waited < patienceMs; waited += stepMs) await wait(stepMs);
    for (const windowId of windowIds) asked.delete(windowId);
    return windowIds.some((windowId) => unsaved.has(windowId));
  }

  return {
    flush,
    note: (windowId, isUnsaved) => {
      asked.delete(windowId);
      if (isUnsaved) unsaved.add(windowId);
    },
  };
}
