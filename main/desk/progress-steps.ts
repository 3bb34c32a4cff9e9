/** Finer than a progress bar shows. */
const step = 0.002;

/** Whether progress should be told: a large desk has hundreds of thousands of commits. */
export function createProgressSteps(): (fraction: number) => boolean {
  let told = 0;
  return (fraction) => {
    if (fraction < told) return false;
    told = fraction + step;
    return true;
  };
}
