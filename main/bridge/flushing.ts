/** Asks windows to save their drafts, and collects their answers. */
export interface Flushing {
  /** Whether a window has drafts that it could not save. Windows that do not answer in time are ignored. */
  readonly flush: (windowIds: readonly string[], patienceMs?: number) => Promise<boolean>;
  readonly note: (windowId: string, unsaved: boolean) => void;
}

/** Long enough for a slow disk; an unresponsive window must not keep the desk from being locked. */
const usualPatienceMs = 2_000;
const stepMs = 20;

export function createFlushing(ask: (windowId: string) => void, wait: (ms: number) => Promise<void>): Flushing {
  const pending = new Set<string>();
  const unsaved = new Set<string>();

  async function flush(windowIds: readonly string[], patienceMs = usualPatienceMs): Promise<boolean> {
    for (const windowId of windowIds) {
      pending.add(windowId);
      unsaved.delete(windowId);
      ask(windowId);
    }
    const isWaiting = () => windowIds.some((windowId) => pending.has(windowId));
    for (let waited = 0; isWaiting() && waited < patienceMs; waited += stepMs) await wait(stepMs);
    for (const windowId of windowIds) pending.delete(windowId);
    return windowIds.some((windowId) => unsaved.has(windowId));
  }

  return {
    flush,
    note: (windowId, isUnsaved) => {
      pending.delete(windowId);
      if (isUnsaved) unsaved.add(windowId);
    },
  };
}
