import '../../../../support/stub-window.ts';
import { expect, test } from 'vitest';
import { typedNumber } from '../../../../../renderer/features/set-up/controls/number-control.tsx';
import { issueAt } from '../../../../../renderer/features/set-up/issue-at.ts';
import { fieldPage } from '../../../../../renderer/features/set-up/kinds/field.tsx';
import { keyTarget } from '../../../../../renderer/features/set-up/list-keys.ts';
import { recordResolver } from '../../../../../renderer/features/set-up/record-values.ts';

async function errorsOf(values: Record<string, unknown>) {
  const result = await recordResolver(fieldPage, true)(values, undefined, {
    fields: {},
    shouldUseNativeValidation: false,
  });
  return result.errors as Record<string, unknown>;
}

test('W74: a form checks its record as the desk does, and finds the sentence of a field and of its parts', async () => {
  const choices = [
    { id: 'a', name: 'Same' },
    { id: 'b', name: ' ' },
  ];
  const errors = await errorsOf({ name: ' ', type: 'choice', choices, isRequired: false, order: 1 });
  expect(issueAt(errors.name, '')).toBe('text.required');
  expect(issueAt(errors.choices, '1.name')).toBe('text.required');
  expect(issueAt(errors.choices, '0.name')).toBeUndefined();
  expect(issueAt(errors.choices, '')).toBeUndefined();
  expect(issueAt(undefined, 'name')).toBeUndefined();
});

test('W74: a whole list that is wrong says so itself', async () => {
  const same = [
    { id: 'a', name: 'Same' },
    { id: 'b', name: 'Same' },
  ];
  const errors = await errorsOf({ name: 'Room', type: 'choice', choices: same, isRequired: false, order: 1 });
  expect(issueAt(errors.choices, '')).toBe('field.choice-twice');
});

test.each([
  ['4', 4],
  [' 1,5 ', 1.5],
  ['-3', -3],
  ['', ''],
  ['4 h', '4 h'],
  ['1.', '1.'],
  ['1e9', '1e9'],
])('W74: what is typed as %j is the number or the text %j', (typed, value) => {
  expect(typedNumber(typed)).toBe(value);
});

test('the keys of a list lead to a row or open it, and end at its ends', () => {
  expect(['ArrowDown', 'j', 'End'].map((key) => keyTarget(key, 1, 3))).toEqual([2, 2, 2]);
  expect(['ArrowUp', 'K', 'Home'].map((key) => keyTarget(key, 1, 3))).toEqual([0, 0, 0]);
  expect([keyTarget('ArrowDown', 2, 3), keyTarget('ArrowUp', 0, 3)]).toEqual([2, 0]);
  expect(['Enter', ' ', 'x', 'Tab'].map((key) => keyTarget(key, 1, 3))).toEqual([
    'enter',
    'enter',
    undefined,
    undefined,
  ]);
});
