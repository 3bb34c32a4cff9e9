import { expect, test } from 'vitest';
import { withKey } from '../../../../renderer/forms/held-keys.ts';

function typed(...keys: string[]): string {
  return keys.reduce((words, key) => withKey(words, key) ?? words, '');
}

test('letters of every script, signs and spaces are words', () => {
  expect(typed('R', 'u', 'd', 'e', ' ', 'ß', '字', '😀', '!')).toBe('Rude ß字😀!');
});

test('Enter begins a line, and Backspace takes back a whole letter', () => {
  expect(typed('a', 'Enter', 'b', '😀', 'Backspace', 'Backspace', 'c')).toBe('a\nc');
  expect(typed('Backspace')).toBe('');
});

test('a key that writes nothing stays what it is', () => {
  for (const key of ['Escape', 'Tab', 'F6', 'ArrowDown', 'Shift', 'Dead', 'Process'])
    expect(withKey('a', key)).toBeUndefined();
});
