import { expect, test } from 'vitest';
import { keyedParts } from '../../../../../renderer/features/search/keyed-parts.ts';

const keysOf = (parts: readonly string[]) => keyedParts(parts).map(({ key }) => key);

test('equal parts have keys of their own, in the order of the parts', () => {
  const parts = ['has:attachment', 'printer', 'has:attachment', '1 printer'];
  expect(new Set(keysOf(parts)).size).toBe(parts.length);
  expect(keyedParts(parts).map(({ part }) => part)).toEqual(parts);
});

test('a part keeps its key when another one before it is removed', () => {
  const [, ...others] = keysOf(['status:open', 'printer', 'printer']);
  expect(keysOf(['printer', 'printer'])).toEqual(others);
});
