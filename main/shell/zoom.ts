/** The zoom factors, as in a browser. */
const factors = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

export const usualZoom = 1;

/** The next larger (1) or smaller (-1) factor; the same at either end. */
export function zoomStep(present: number, step: 1 | -1): number {
  const next = step > 0 ? factors.find((factor) => factor > present) : factors.findLast((factor) => factor < present);
  return next ?? nearestZoom(present);
}

/** The factor nearest to a saved one; the default for an invalid one. */
export function nearestZoom(kept: number): number {
  if (!Number.isFinite(kept)) return usualZoom;
  // For huge numbers, adjacent floating-point values are further apart than the factors.
  const clamped = Math.min(kept, factors.at(-1) ?? usualZoom);
  return factors.reduce((best, factor) => (Math.abs(factor - clamped) < Math.abs(best - clamped) ? factor : best));
}
