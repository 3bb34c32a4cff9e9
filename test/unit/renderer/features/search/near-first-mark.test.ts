import { describe, expect, test } from 'vitest';
import { nearFirstMark } from '../../../../../renderer/features/search/near-first-mark.ts';

const words = (text: string, ...found: readonly string[]) => {
  const marks = found.map((word) => [text.indexOf(word), text.indexOf(word) + word.length] as const);
  const near = nearFirstMark({ excerpt: text, marks });
  return { text: near.excerpt, marked: near.marks.map(([from, to]) => near.excerpt.slice(from, to)) };
};

describe('an excerpt in a row of results', () => {
  test('stays as it is while the first mark is near its beginning', () => {
    const text = 'The label printer at the loading bay prints blanks';
    expect(words(text, 'printer', 'blanks')).toEqual({ text, marked: ['printer', 'blanks'] });
    expect(words(text)).toEqual({ text, marked: [] });
  });

  test('begins with a word not far in front of a later mark', () => {
    const text =
      'Could you do the accounts: mail, customer database, telephone queue? I do the desk and the badge today';
    expect(words(text, 'badge', 'today')).toEqual({
      text: '…telephone queue? I do the desk and the badge today',
      marked: ['badge', 'today'],
    });
  });

  test('begins with the mark where nothing separates words', () => {
    expect(words(`${'字'.repeat(80)}打印機`, '打印機')).toEqual({ text: '…打印機', marked: ['打印機'] });
  });
});
