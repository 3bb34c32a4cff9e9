import { expect, test } from 'vitest';
import { createUndoList, outcomeText, refusalText, type UndoList } from '../../../../renderer/bridge/undo-list.ts';
import { text } from '../i18n/english.ts';

function listOf(most: number, ...commits: readonly string[]): UndoList {
  const list = createUndoList(most);
  for (const commit of commits)
    list.add({ commit, title: `${commit} was done`, key: `key ${commit}`, toastId: `toast ${commit}` });
  return list;
}

test('the newest action comes first, and the one before it once that is dropped', () => {
  const list = listOf(9, 'a', 'b');
  expect(list.newest()?.commit).toBe('b');
  list.drop('b');
  expect(list.newest()?.title).toBe('a was done');
  list.drop('a');
  expect(list.newest()).toBeUndefined();
});

test('an action undone out of order is no longer in the list', () => {
  const list = listOf(9, 'a', 'b');
  list.drop('a');
  expect(list.find('a')).toBeUndefined();
  expect(list.find('b')?.toastId).toBe('toast b');
});

test('only so many actions are remembered', () => {
  const list = listOf(2, 'a', 'b', 'c');
  expect(list.find('a')).toBeUndefined();
  expect(list.find('b')).toBeDefined();
});

test('an undone action is marked as undone first, so that it does not read as a new one', () => {
  const said = '#1005 transferred to Sales.';
  expect(outcomeText(text, { title: said }, [])).toBe('Undone: #1005 transferred to Sales.');
});

test('undoing an undo says that the first action is done again, not that it is undone twice', () => {
  const action = { title: '#1005 transferred to Sales.', isUndo: true };
  expect(outcomeText(text, action, [])).toBe('Redone: #1005 transferred to Sales.');
  expect(outcomeText(text, action, ['department'])).toBe('Redone, except for Department: #1005 transferred to Sales.');
});

test('an undo names what it kept because that was changed since, once, and as far as it has a name', () => {
  const action = { title: '#1005: Reply saved for Ken Wheeler, ticket resolved.' };
  expect(outcomeText(text, action, ['status', 'assignment', 'status'])).toBe(
    'Undone, except for Status, Assignee: #1005: Reply saved for Ken Wheeler, ticket resolved.',
  );
  expect(outcomeText(text, action, ['custom:field-floor'])).toBe(
    'Undone, except for later changes: #1005: Reply saved for Ken Wheeler, ticket resolved.',
  );
});

test('what is not undone is named, since Ctrl+Z does not show what it is about', () => {
  const said = '#1005 transferred to Sales.';
  expect(refusalText(text, { title: said })).toBe('Not undone: #1005 transferred to Sales.');
  expect(refusalText(text, { title: said, isUndo: true })).toBe('Not redone: #1005 transferred to Sales.');
});
