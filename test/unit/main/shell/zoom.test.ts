import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestZoom, usualZoom, zoomStep } from '../../../../main/shell/zoom.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

/** All sizes from one on, until there is no further. */
function stepsFrom(zoom: number, step: 1 | -1): number[] {
  const next = zoomStep(zoom, step);
  return next === zoom ? [zoom] : [zoom, ...stepsFrom(next, step)];
}

describe('the size of a page', () => {
  test('changes in the steps of a browser, between half and twice the normal size', () => {
    expect(stepsFrom(usualZoom, 1)).toEqual([1, 1.1, 1.25, 1.5, 1.75, 2]);
    expect(stepsFrom(usualZoom, -1)).toEqual([1, 0.9, 0.8, 0.75, 0.67, 0.5]);
  });

  test('comes back the way that it went', () => {
    for (const zoom of stepsFrom(0.67, 1).slice(0, -1)) expect(zoomStep(zoomStep(zoom, 1), -1)).toBe(zoom);
  });

  test.each([
    [1.3, 1.25],
    [0, 0.5],
    [-3, 0.5],
    [1e9, 2],
    [Number.NaN, 1],
    [Number.POSITIVE_INFINITY, 1],
    [Number.NEGATIVE_INFINITY, 1],
  ])('is one of those, whatever was kept: %d', (kept, zoom) => {
    expect(nearestZoom(kept)).toBe(zoom);
  });

  test(`never leaves them, from wherever it starts (SEED=${seed})`, () => {
    const sizes = stepsFrom(0.5, 1);
    const property = fc.property(fc.double(), fc.constantFrom(1 as const, -1 as const), (present, step) => {
      expect(sizes).toContain(zoomStep(present, step));
      expect(sizes).toContain(nearestZoom(present));
    });
    fc.assert(property, runs(200));
  });
});
