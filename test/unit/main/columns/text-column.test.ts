import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTextColumn, textsIn } from '../../../../main/columns/text-column.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 200 }));

describe(`a column of texts (SEED=${seed})`, () => {
  test('holds what a plain list holds, also when texts become longer and shorter', () => {
    const step = fc.record({ at: fc.option(fc.nat(), { nil: undefined }), text });
    const property = fc.property(fc.array(step, { maxLength: 80, size: 'max' }), fc.nat(), (steps, cut) => {
      const column = createTextColumn();
      const model: string[] = [];
      for (const { at, text: next } of steps) {
        if (at === undefined || model.length === 0) {
          expect(column.push(next)).toBe(model.push(next) - 1);
        } else {
          column.set(at % model.length, next);
          model[at % model.length] = next;
        }
      }
      expect(model.map((_, at) => column.get(at))).toEqual(model);
      expect(model.map((each, at) => column.holds(at, Buffer.from(each)))).toEqual(model.map(() => true));
      const middle = cut % (model.length + 1);
      const loaded = createTextColumn();
      loaded.load(column.part(0, middle));
      loaded.load(column.part(middle, column.length));
      expect(loaded.length).toBe(model.length);
      expect(model.map((_, at) => loaded.get(at))).toEqual(model);
    });
    fc.assert(property, runs(100));
  });

  test('holds texts that fill many blocks, and texts that are larger than one', () => {
    const texts = Array.from({ length: 400 }, (_, at) =>
      String.fromCodePoint(97 + (at % 26)).repeat((at * 7_919) % 3_000),
    );
    const all = ['', ...texts, 'ä'.repeat(70_000), 'end', 'x'.repeat(65_536), '', 'z'];
    const column = createTextColumn();
    for (const each of all) column.push(each);
    const [half, loaded] = [Math.floor(all.length / 2), createTextColumn()];
    loaded.load(column.part(0, half));
    loaded.load(column.part(half, all.length));
    const read = textsIn(column.part(0, all.length));
    for (const texts of [column, loaded, read]) expect(all.map((_, at) => texts.get(at))).toEqual(all);
    expect(all.every((each, at) => loaded.holds(at, Buffer.from(each)))).toBe(true);
    for (const at of all.keys()) loaded.set(at, `${all[at]}!`);
    expect(all.map((_, at) => loaded.get(at))).toEqual(all.map((each) => `${each}!`));
  });

  test('tells a text from its beginning, its continuation and another one', () => {
    const column = createTextColumn();
    column.push('open');
    const told = ['open', 'ope', 'opens', 'oper', ''].map((each) => column.holds(0, Buffer.from(each)));
    expect(told).toEqual([true, false, false, false, false]);
  });

  test('a text that changes a thousand times takes no more room than a few of them', () => {
    const column = createTextColumn();
    column.push('stays');
    column.push('changes');
    for (let length = 1; length <= 1000; length += 1) column.set(1, 'x'.repeat(length));
    for (let length = 1000; length > 3; length -= 1) column.set(1, 'y'.repeat(length));
    expect([column.get(0), column.get(1)]).toEqual(['stays', 'yyyy']);
    expect(column.part(0, 2).arrays.texts).toHaveLength(9);
    expect(column.bytesAt(1).buffer.byteLength).toBeLessThan(4_000);
  });
});
