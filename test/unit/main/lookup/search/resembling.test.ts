import { describe, expect, test } from 'vitest';
import { resembles } from '../../../../../main/lookup/search/resembling.ts';

describe('a word resembles another', () => {
  test.each([
    ['a wrong letter', 'primter', 'printer'],
    ['a missing letter', 'priter', 'printer'],
    ['a letter too many', 'printeer', 'printer'],
    ['two swapped letters', 'pritner', 'printer'],
    ['two errors in a long word', 'catasrtofe', 'catastrofe'],
    ['two errors in a long word', 'acountign', 'accounting'],
    ['another script', 'пртнтер', 'принтер'],
  ])('Y69: with %s', (_error, typed, word) => {
    expect(resembles(typed, word)).toBe(true);
    expect(resembles(word, typed)).toBe(true);
  });

  test.each([
    ['it is short', 'ink', 'inn'],
    ['two letters differ in a short word', 'mouse', 'house?'],
    ['the beginning is the same', 'print', 'printing'],
    ['it is another word', 'printer', 'scanner'],
  ])('Y69: but not if %s', (_reason, typed, word) => expect(resembles(typed, word)).toBe(false));
});
