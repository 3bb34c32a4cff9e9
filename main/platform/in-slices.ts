/** How long one slice may block the process. */
const sliceMs = 8;

/** Lets other tasks run once the present slice has taken long enough; undefined while it has not. */
export type Rest = () => Promise<void> | undefined;

/** Divides work of many small steps into slices: call it between two steps, and wait if it returns a promise. */
export function createSlices(longestMs = sliceMs): Rest {
  let endMs = performance.now() + longestMs;

  async function rest(): Promise<void> {
    await nextTurn();
    endMs = performance.now() + longestMs;
  }

  return () => (performance.now() < endMs ? undefined : rest());
}

/** Runs long work in slices, so that other tasks can run in between. */
export async function inSlices(workUntil: (isEnough: () => boolean) => boolean): Promise<void> {
  let endMs = 0;
  const isEnough = () => performance.now() >= endMs;
  do {
    await nextTurn();
    endMs = performance.now() + sliceMs;
  } while (!workUntil(isEnough));
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
