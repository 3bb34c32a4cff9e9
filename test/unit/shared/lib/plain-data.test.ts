import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDataProblem } from '../../../../shared/lib/plain-data.ts';
import { runs } from '../../../support/runs.ts';
import { sentenceOf } from '../../../support/sentence.ts';

const limits = { depth: 4, nodes: 100, stringLength: 50 };

function problem(value: unknown): string | undefined {
  const found = plainDataProblem(value, limits);
  return found && sentenceOf(found);
}

function nested(depth: number): unknown {
  return depth === 0 ? 'deep' : { down: nested(depth - 1) };
}

describe('plain data', () => {
  test('X50: is what JSON can hold, within limits', () => {
    const property = fc.property(fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }), (value) => {
      const text = JSON.stringify(value);
      const isSmall = text.length < 50;
      const isTame = !/"(__proto__|constructor|prototype)":/.test(text);
      if (isSmall && isTame) expect(problem(value)).toBeUndefined();
      expect(plainDataProblem(JSON.parse(text), { depth: 99, nodes: 9999, stringLength: 9999 }) === undefined).toBe(
        isTame,
      );
    });
    fc.assert(property, runs(100));
  });

  class Odd {
    readonly field = 1;
  }
  const computed = {
    get field() {
      throw new Error('Nobody may read this');
    },
  };
  const circular: { self?: unknown } = {};
  circular.self = circular;

  test.each<[string, unknown, RegExp]>([
    ['a function', { field: () => 1 }, /function/],
    ['a symbol', { field: Symbol('x') }, /symbol/],
    ['a name that is a symbol', { [Symbol('x')]: 1 }, /isn’t allowed/],
    ['a bigint', { field: 1n }, /bigint/],
    ['NaN', { field: Number.NaN }, /isn’t finite/],
    ['infinity', [Number.NEGATIVE_INFINITY], /isn’t finite/],
    ['a date', { field: new Date(0) }, /other than plain data/],
    ['a map', { field: new Map() }, /other than plain data/],
    ['a regular expression', { field: /x/ }, /other than plain data/],
    ['an object of a class', { field: new Odd() }, /other than plain data/],
    ['bytes', { field: new ArrayBuffer(8) }, /other than plain data/],
    ['a getter', computed, /computed/],
    ['a circle', circular, /levels deep/],
    ['a key __proto__', JSON.parse('{"a":{"__proto__":{"x":1}}}'), /__proto__ isn’t allowed/],
    ['a key constructor', { constructor: { prototype: {} } }, /constructor isn’t allowed/],
    ['a key on an array', Object.assign([1], { prototype: 2 }), /prototype isn’t allowed/],
    ['too deep a nest', nested(6), /more than 4 levels deep/],
    ['too many values', Array(200).fill(0), /more than 100/],
    ['too long a text', 'x'.repeat(51), /longer than 50/],
    ['too long a name', { ['x'.repeat(51)]: 1 }, /longer than 50/],
  ])('X51: does not include %s', (_what, value, expected) => {
    expect(problem(value)).toMatch(expected);
    expect(problem([value])).toMatch(expected);
  });

  test('X52: ten million values, or a thousand levels more than allowed, are refused at once', () => {
    const listed = () => {
      throw new Error('Its keys were listed, which blocks the process for half a minute');
    };
    const wide = new Proxy(Array(10_000_000).fill(0), { ownKeys: listed });
    const deep = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown;
    expect([problem(wide), problem(deep)]).toEqual([
      expect.stringContaining('more than 100'),
      expect.stringContaining('more than 4 levels deep'),
    ]);
  });
});
