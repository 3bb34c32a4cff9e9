import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRowMoments } from '../../../../main/lookup/row-moments.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const ms = fc.option(fc.integer({ min: 0, max: 200 }));
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ ordinal: fc.nat({ max: 150 }), ms }) },
  { weight: 1, arbitrary: fc.record({ untilMs: fc.integer({ min: -10, max: 60 }) }) },
);

describe(`the moments of rows (SEED=${seed})`, () => {
  test('V78: the earliest come first, and a row has only its last moment', () => {
    const property = fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
      const moments = createRowMoments();
      const model = new Map<number, number>();
      for (const one of steps) {
        if ('ordinal' in one) {
          moments.set(one.ordinal, one.ms);
          if (one.ms === null) model.delete(one.ordinal);
          else model.set(one.ordinal, one.ms);
        } else {
          const due = [...model].filter(([, at]) => at <= one.untilMs).map(([ordinal]) => ordinal);
          const times: number[] = [];
          const taken: number[] = [];
          for (let row = moments.takeUntil(one.untilMs); row !== undefined; row = moments.takeUntil(one.untilMs)) {
            times.push(model.get(row) ?? Number.NaN);
            taken.push(row);
            model.delete(row);
          }
          expect(taken.toSorted()).toEqual(due.toSorted());
          expect(times).toEqual(times.toSorted((a, b) => a - b));
        }
        expect(moments.firstMs()).toBe(model.size === 0 ? undefined : Math.min(...model.values()));
      }
    });
    fc.assert(property, runs(100));
  });
});
