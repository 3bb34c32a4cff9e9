let open = 0;
const waiting = new Set<() => void>();

/** Whether a dialog is open, which makes everything behind it inert. */
export function isDialogOpen(): boolean {
  return open > 0;
}

/** Registers an open dialog; the returned function unregisters it. */
export function registerDialog(): () => void {
  open += 1;
  return () => {
    open -= 1;
    if (open > 0) return;
    // Later, because a form may open another dialog in the same React update.
    queueMicrotask(() => {
      if (open === 0) for (const listener of [...waiting]) listener();
    });
  };
}

/** Calls the listener when the last dialog has closed. */
export function onDialogsClosed(listener: () => void): () => void {
  waiting.add(listener);
  return () => void waiting.delete(listener);
}
