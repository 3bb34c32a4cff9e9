import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedWords } from '../../../../../shared/views/search/folded-words.ts';
import { hasTerm, termOf } from '../../../../../shared/views/search/term.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { runs } from '../../../../support/runs.ts';

function isFound(text: string, wanted: string, kind: 'word' | 'phrase' = 'word', isOpen = false): boolean {
  const term = termOf({ text: wanted, kind, isOpen });
  return term !== undefined && hasTerm(foldedWords(text), term);
}

describe('what is searched for', () => {
  test.each([
    ['the beginning of a word', 'two printers', 'print', true],
    ['not its middle', 'two printers', 'inter', false],
    ['an address as it is written', 'to ken@example.com, please', 'Ken@Example.com', true],
    ['the beginning of an address', 'to ken@example.com, please', 'ken@ex', true],
    ['not the same words in another order', 'example ken com', 'ken@example.com', false],
    ['part of a file name', 'blank-label.jpg', 'label.j', true],
    ['each apostrophe', 'O’Brien called', "o'brien", true],
    ['an accent in either', 'Çatastrophe', 'catastrophé', true],
    ['a long word by its beginning', 'a'.repeat(200), 'a'.repeat(100), true],
  ])('Y4: a word finds %s', (_what, text, wanted, found) => {
    expect(isFound(text, wanted)).toBe(found);
  });

  test.each([
    ['words in a row', 'the blank label printer', 'blank label', true],
    ['whatever is between them', 'the blank,\n label', 'blank label', true],
    ['not others between them', 'blank white label', 'blank label', false],
    ['whole words only', 'blank labels', 'blank label', false],
    ['not at the end of the text', 'the blank', 'blank label', false],
  ])('Y4: a phrase finds %s', (_what, text, wanted, found) => {
    expect(isFound(text, wanted, 'phrase')).toBe(found);
  });

  test('Y4: the last word of a phrase is a beginning while it is typed', () => {
    expect(isFound('blank labels', 'blank lab', 'phrase', true)).toBe(true);
    expect(isFound('blank labels', 'blank lab', 'phrase', false)).toBe(false);
  });

  test.each([
    ['複印機', '印', true],
    ['複印機', '機', true],
    ['複印機', '複印', true],
    ['複印機', '複機', false],
    ['複印機 printer', '印機 printer', true],
    ['複印機 printer', '複印 printer', false],
    ['A4用紙がない', '用紙', true],
    ['A4用紙', 'A4用', true],
    ['A4 用紙', 'A4用', true],
    ['프린터가 고장', '린터', true],
    ['broken 🖨️!', '🖨', true],
  ])('Y3: %s contains %s: %s', (text, wanted, found) => {
    expect([isFound(text, wanted), isFound(text, wanted, 'phrase')]).toEqual([found, found]);
  });

  test('Y4: symbols alone are nothing to search for', () => {
    expect(['', ' ', '&', '—', '"', '\u200b'].map((text) => termOf({ text, kind: 'word', isOpen: false }))).toEqual(
      Array(6).fill(undefined),
    );
  });
});

describe('any text', () => {
  const joined = fc.string({
    unit: fc.constantFrom(...'複印機用紙ラベルｶﾞかがー한글각ไทนี้𠮷👍'),
    minLength: 1,
    maxLength: 30,
  });

  test(`Y3: without blanks is found by each of its parts (SEED=${seed})`, () => {
    const property = fc.property(joined, fc.nat(), fc.nat(), fc.boolean(), (text, one, two, isTyped) => {
      const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(
        (part) => part.segment,
      );
      const [from, to] = [one % letters.length, two % letters.length].toSorted((a, b) => a - b) as [number, number];
      const part = letters.slice(from, to + 1).join('');
      expect(isFound(`x ${text} y`, part, isTyped ? 'word' : 'phrase')).toBe(true);
      expect(isFound(text.normalize('NFD'), part.normalize('NFC'))).toBe(true);
    });
    fc.assert(property, runs(500));
  });

  test(`Y4: with blanks is found by the beginning of each word (SEED=${seed})`, () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcéßñœЖйλ012'), minLength: 1, maxLength: 8 });
    const property = fc.property(
      fc.array(word, { minLength: 1, maxLength: 6 }),
      fc.nat(),
      fc.nat(),
      (all, which, end) => {
        const one = all[which % all.length] ?? '';
        const beginning = one.slice(0, 1 + (end % one.length));
        expect(isFound(all.join(' '), beginning)).toBe(true);
        expect(isFound(all.join(', '), all.join(' '), 'phrase')).toBe(true);
      },
    );
    fc.assert(property, runs(300));
  });
});
