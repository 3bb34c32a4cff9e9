import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDictionary } from '../../../../main/columns/dictionary.ts';
import { createHashTable, hashOfBytes } from '../../../../main/columns/hash-table.ts';
import { createTextIndex } from '../../../../main/columns/text-index.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const text = fc.oneof(
  fc.string({ maxLength: 2 }),
  fc.nat({ max: 300 }).map((number) => `ticket:${number}`),
  fc.string({ unit: 'grapheme', minLength: 100, maxLength: 300 }),
);

describe(`the index of texts (SEED=${seed})`, () => {
  test('numbers texts like a map does, and is the same after it was stored', () => {
    const property = fc.property(
      fc.array(text, { maxLength: 200, size: 'max' }),
      fc.array(text),
      fc.nat(),
      (added, others, cut) => {
        const index = createTextIndex();
        const model = new Map<string, number>();
        for (const each of added) if (!model.has(each)) model.set(each, model.size);
        expect(added.map(index.add)).toEqual(added.map((each) => model.get(each)));
        const middle = cut % (index.length + 1);
        const loaded = createTextIndex();
        loaded.load(index.part(0, middle));
        loaded.load(index.part(middle, index.length));
        const restored = createTextIndex();
        restored.restore(index.whole());
        for (const one of [index, loaded, restored]) {
          expect(one.length).toBe(model.size);
          const asked = [...added, ...others];
          expect(asked.map(one.find)).toEqual(asked.map((each) => model.get(each) ?? -1));
          expect([...model.keys()].map((_, at) => one.textAt(at))).toEqual([...model.keys()]);
        }
      },
    );
    fc.assert(property, runs(30));
  });

  test('goes on from the whole of another one', () => {
    const property = fc.property(fc.array(text, { maxLength: 200, size: 'max' }), fc.array(text), (before, after) => {
      const index = createTextIndex();
      for (const each of before) index.add(each);
      const restored = createTextIndex();
      restored.restore(index.whole());
      expect(after.map(restored.add)).toEqual(after.map(index.add));
      const asked = [...before, ...after];
      expect(asked.map(restored.find)).toEqual(asked.map(index.find));
    });
    fc.assert(property, runs(30));
  });

  test('finds each of many thousand texts', () => {
    const index = createTextIndex();
    const names = Array.from({ length: 20_000 }, (_, at) => `ticket:${at * 7919}`);
    for (const name of names) index.add(name);
    expect(names.every((name, at) => index.find(name) === at)).toBe(true);
    expect(index.find('ticket:1')).toBe(-1);
  });
});

describe('a table of hashes', () => {
  test('finds every ordinal, however many have equal hashes', () => {
    const hashOf = (ordinal: number) => (ordinal % 5) * 64;
    const table = createHashTable(hashOf);
    for (let ordinal = 0; ordinal < 500; ordinal += 1) table.add(hashOf(ordinal), ordinal);
    for (let ordinal = 0; ordinal < 500; ordinal += 1) {
      expect(table.find(hashOf(ordinal), (other) => other === ordinal)).toBe(ordinal);
    }
    expect(table.find(0, () => false)).toBe(-1);
    expect(table.find(64 * 5, () => true)).toBe(-1);
  });

  test('asks only about ordinals with exactly this hash', () => {
    const table = createHashTable((ordinal) => ordinal);
    for (let ordinal = 0; ordinal < 1_000; ordinal += 1) table.add(ordinal, ordinal);
    const asked: number[] = [];
    table.find(640, (ordinal) => asked.push(ordinal) < 0);
    expect(asked).toEqual([640]);
  });

  test('hashes bytes as the published algorithm does', () => {
    expect(['', 'a', 'foobar'].map((each) => hashOfBytes(Buffer.from(each)))).toEqual([
      0x811c9dc5, 0xe40c292c, 0xbf9cf968,
    ]);
  });
});

describe('a dictionary', () => {
  test('gives each text one number, and continues an earlier one', () => {
    const first = createDictionary();
    expect(['anna', 'ben', 'anna'].map(first.codeOf)).toEqual([0, 1, 0]);
    const next = createDictionary(first.all());
    expect([next.find('ben'), next.find('carl'), next.codeOf('carl'), next.text(2), next.size]).toEqual([
      1,
      -1,
      2,
      'carl',
      3,
    ]);
    expect(first.size).toBe(2);
    expect(() => first.text(2)).toThrow(RangeError);
  });
});
