import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWideningColumn, wideningIn } from '../../../../main/columns/widening.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const value = fc.oneof(
  fc.nat({ max: 300 }),
  fc.nat({ max: 70_000 }),
  fc.nat({ max: 2 ** 31 - 1 }).map((half) => half * 2 + 2),
  fc.nat().map((less) => Number.MAX_SAFE_INTEGER - less),
);

describe(`a column that widens (SEED=${seed})`, () => {
  test('holds what a plain list holds, and can be stored in parts', () => {
    const step = fc.record({ at: fc.option(fc.nat(), { nil: undefined }), value });
    const property = fc.property(fc.array(step, { maxLength: 60 }), fc.nat(), (steps, cut) => {
      const column = createWideningColumn();
      const model: number[] = [];
      for (const { at, value: next } of steps) {
        if (at === undefined || model.length === 0) expect(column.push(next)).toBe(model.push(next) - 1);
        else {
          column.set(at % model.length, next);
          model[at % model.length] = next;
        }
      }
      const middle = cut % (model.length + 1);
      const loaded = createWideningColumn();
      loaded.load(column.part(0, middle));
      loaded.load(column.part(middle, column.length));
      for (const one of [column, loaded]) expect(model.map((_, at) => one.get(at))).toEqual(model);
      expect(loaded.length).toBe(model.length);
    });
    fc.assert(property, runs(100));
  });

  test('takes one byte for each small number, and more only for larger ones', () => {
    const column = createWideningColumn();
    const bytes = () => column.part(0, column.length).BYTES_PER_ELEMENT;
    const taken = [0, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32].map((next) => [column.push(next), bytes()]);
    expect(taken.map(([, size]) => size)).toEqual([1, 1, 2, 2, 4, 4, 8]);
    expect(column.part(0, 2)).toBeInstanceOf(Uint8Array);
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses %s', (value) => {
    const column = createWideningColumn();
    expect(() => column.push(value)).toThrow(RangeError);
    column.push(1);
    expect(() => column.set(0, value)).toThrow(RangeError);
    expect([column.length, column.get(0)]).toEqual([1, 1]);
  });

  test('stored data without the array is refused', () => {
    expect(() => wideningIn({ json: null, arrays: {} }, 'seq')).toThrow('no array named seq');
  });
});
