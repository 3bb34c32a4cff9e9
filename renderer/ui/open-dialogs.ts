let open = 0;
const waiting = new Set<() => void>();

/** Whether a dialog stands above the window: everything under it is out of reach then. */
export function isDialogOpen(): boolean {
  return open > 0;
}

/** Notes a dialog that stands now, until the returned function is called. */
export function noteDialog(): () => void {
  open += 1;
  return () => {
    open -= 1;
    if (open > 0) return;
    // After React has finished what closed it: a form that was saved may still have something to show.
    queueMicrotask(() => {
      if (open === 0) for (const listener of [...waiting]) listener();
    });
  };
}

/** Called when the last dialog has closed. */
export function onDialogsClosed(listener: () => void): () => void {
  waiting.add(listener);
  return () => void waiting.delete(listener);
}
