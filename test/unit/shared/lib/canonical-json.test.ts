import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../../shared/lib/canonical-json.ts';

describe('canonical JSON', () => {
  test('is the same for the same data, in any order of keys', () => {
    const one = { b: [1, { d: 'x', c: null }], a: { '10': true, '9': false } };
    const other = { a: { '9': false, '10': true }, b: [1, { c: null, d: 'x' }] };
    expect(canonicalJson(one)).toBe(canonicalJson(other));
    expect(JSON.parse(canonicalJson(one))).toEqual(one);
  });

  test('keeps the order of lists, and leaves out what is not there', () => {
    expect(canonicalJson([2, 1])).toBe('[2,1]');
    expect(canonicalJson({ b: undefined, a: 'x' })).toBe('{"a":"x"}');
  });

  test('takes any key for data', () => {
    const odd = JSON.parse('{"toString":1,"__proto__":{"b":2,"a":3}}') as unknown;
    expect(canonicalJson(odd)).toBe('{"__proto__":{"a":3,"b":2},"toString":1}');
  });
});
