import { expect, test } from 'vitest';
import { createRowKeys } from '../../../../../renderer/features/set-up/row-keys.ts';
import { countingIds } from '../../../../support/test-desk.ts';

test('rows keep their keys when one of them is removed, and new ones get new keys', () => {
  const keys = createRowKeys(countingIds('row-'));
  const [first, second, third] = keys.of(3);
  expect(keys.of(3)).toEqual([first, second, third]);
  keys.remove(1);
  expect(keys.of(2)).toEqual([first, third]);
  const [, , added] = keys.of(3);
  expect([first, second, third]).not.toContain(added);
});

test('rows that went away elsewhere leave the first keys as they are', () => {
  const keys = createRowKeys(countingIds('row-'));
  const [first] = keys.of(3);
  expect(keys.of(1)).toEqual([first]);
  expect(new Set(keys.of(4)).size).toBe(4);
});
