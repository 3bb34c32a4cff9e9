import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrayIn, blockLength, type ColumnKind, createColumn } from '../../../../main/columns/growing.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const values: Readonly<Record<ColumnKind, fc.Arbitrary<number>>> = {
  u8: fc.nat({ max: 0xff }),
  u16: fc.nat({ max: 0xffff }),
  u32: fc.nat({ max: 0xffffffff }),
  i32: fc.integer(),
  f64: fc.double({ noNaN: true }),
};
const kinds = Object.keys(values) as ColumnKind[];

describe(`a column of numbers (SEED=${seed})`, () => {
  test.each(kinds)('of %s holds what a plain list holds', (kind) => {
    const step = fc.oneof(
      fc.record({ does: fc.constant('push' as const), list: fc.array(values[kind], { maxLength: 1, minLength: 1 }) }),
      fc.record({ does: fc.constant('load' as const), list: fc.array(values[kind], { maxLength: 40 }) }),
      fc.record({ does: fc.constant('set' as const), list: fc.array(values[kind], { maxLength: 1, minLength: 1 }) }),
    );
    const property = fc.property(fc.array(step), fc.nat({ max: 20 }), fc.nat(), (steps, initial, place) => {
      const column = createColumn(kind, initial);
      const model: number[] = [];
      for (const { does, list } of steps) {
        const [first = 0] = list;
        if (does === 'push') expect(column.push(first)).toBe(model.push(first) - 1);
        else if (does === 'load') {
          column.load(list);
          model.push(...list);
        } else if (model.length > 0) {
          column.set(place % model.length, first);
          model[place % model.length] = first;
        }
      }
      expect(column.length).toBe(model.length);
      expect(model.map((_, at) => column.get(at))).toEqual(model);
      expect([...column.part(0, column.length)]).toEqual(model);
      const from = place % (model.length + 1);
      expect([...column.part(from, from + 3)]).toEqual(model.slice(from, from + 3));
    });
    fc.assert(property, runs(50));
  });

  test('holds more than a block, whatever the lengths of what is added', () => {
    const column = createColumn('u32');
    const lengths = [1, blockLength - 2, 3, 2 * blockLength, 5, blockLength - 7];
    for (const length of lengths) column.load(Uint32Array.from({ length }, (_, at) => column.length + at));
    const total = lengths.reduce((sum, length) => sum + length, 0);
    expect(column.push(total)).toBe(total);
    expect(column.part(0, total + 1)).toEqual(Uint32Array.from({ length: total + 1 }, (_, at) => at));
    for (const at of [0, blockLength - 1, blockLength, 3 * blockLength + 7, total]) expect(column.get(at)).toBe(at);
    column.set(blockLength, 7);
    expect(column.part(blockLength - 1, blockLength + 2)).toEqual(Uint32Array.of(blockLength - 1, 7, blockLength + 1));
    expect(column.part(total, total + 9)).toEqual(Uint32Array.of(total));
    expect(column.part(total + 5, total + 9)).toHaveLength(0);
  });

  test('refuses places that it does not have', () => {
    const column = createColumn('u8', 100);
    column.push(7);
    for (const at of [-1, 1, 99, Number.NaN]) {
      expect(() => column.get(at)).toThrow(RangeError);
      expect(() => column.set(at, 1)).toThrow(RangeError);
    }
  });

  test('gives out a copy, which later changes leave alone', () => {
    const column = createColumn('u16');
    column.load([1, 2, 3]);
    const part = column.part(0, 3);
    column.set(1, 9);
    expect([[...part], column.get(1)]).toEqual([[1, 2, 3], 9]);
  });

  test('stored data without an array, or with one of another kind, is refused', () => {
    const data = { json: null, arrays: { ages: new Uint8Array([1]) } };
    expect([...arrayIn(data, 'ages', 'u8')]).toEqual([1]);
    expect(() => arrayIn(data, 'ages', 'u16')).toThrow('no u16 array named ages');
    expect(() => arrayIn(data, 'names', 'u8')).toThrow('no u8 array named names');
  });
});
