import { createSlices, type Rest } from '../platform/in-slices.ts';

/** Divides work into slices, and ends it by an error once the signal is aborted. */
export function stoppable(signal: AbortSignal): Rest {
  const rest = createSlices();
  return () => {
    signal.throwIfAborted();
    return rest();
  };
}
