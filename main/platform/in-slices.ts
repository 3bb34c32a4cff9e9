/** How long one slice keeps everything else waiting. */
const sliceMs = 8;

/** Does a long piece of work in slices, and lets everything else have its turn in between. */
export async function inSlices(workUntil: (isEnough: () => boolean) => boolean): Promise<void> {
  let endMs = 0;
  const isEnough = () => performance.now() >= endMs;
  do {
    await new Promise((resolve) => setImmediate(resolve));
    endMs = performance.now() + sliceMs;
  } while (!workUntil(isEnough));
}
