/** How long one slice may block the process. */
const sliceMs = 8;

/** Runs long work in slices, so that other tasks can run in between. */
export async function inSlices(workUntil: (isEnough: () => boolean) => boolean): Promise<void> {
  let endMs = 0;
  const isEnough = () => performance.now() >= endMs;
  do {
    await new Promise((resolve) => setImmediate(resolve));
    endMs = performance.now() + sliceMs;
  } while (!workUntil(isEnough));
}
