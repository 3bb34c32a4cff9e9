import { expect, test } from 'vitest';
import { createUndoList, type UndoList } from '../../../../renderer/bridge/undo-list.ts';

function listOf(most: number, ...commits: readonly string[]): UndoList {
  const list = createUndoList(most);
  for (const commit of commits) list.add({ commit, said: `${commit} was done`, toastId: `toast ${commit}` });
  return list;
}

test('the newest act comes first, and the one before it once that is dropped', () => {
  const list = listOf(9, 'a', 'b');
  expect(list.newest()?.commit).toBe('b');
  list.drop('b');
  expect(list.newest()?.said).toBe('a was done');
  list.drop('a');
  expect(list.newest()).toBeUndefined();
});

test('an act that was undone out of turn is not found any more', () => {
  const list = listOf(9, 'a', 'b');
  list.drop('a');
  expect(list.find('a')).toBeUndefined();
  expect(list.find('b')?.toastId).toBe('toast b');
});

test('only so many acts are remembered', () => {
  const list = listOf(2, 'a', 'b', 'c');
  expect(list.find('a')).toBeUndefined();
  expect(list.find('b')).toBeDefined();
});
