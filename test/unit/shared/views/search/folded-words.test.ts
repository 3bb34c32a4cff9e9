import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedWords, tokensOf } from '../../../../../shared/views/search/folded-words.ts';
import { foldedKind, foldedLetter, letter } from '../../../../../shared/views/search/letters.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { anyText } from '../../../../support/arbitrary-text.ts';
import { runs } from '../../../../support/runs.ts';

const words = (text: string) => tokensOf(text).join(' ');

describe('the words of a text', () => {
  test.each([
    ['Printer OFFLINE', 'printer offline'],
    ['Çatastrophe', 'catastrophe'],
    ['C\u0327atastrophe, ÇATASTROPHE', 'catastrophe catastrophe'],
    ['Łódź Ångström smørrebrød Œuvre Æsir', 'lodz angstrom smorrebrod oeuvre aesir'],
    ['Straße, STRASSE, GROẞ', 'strasse strasse gross'],
    ['İstanbul ISPARTA ısparta', 'istanbul isparta isparta'],
    ['ﬁle oﬃce Ⅷ', 'file office viii'],
    ['ＦＵＬＬ　ｗｉｄｔｈ １０４２', 'full width 1042'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['Ёлка ёлка Елка', 'елка елка елка'],
    ['שָׁלוֹם שלום', 'שלום שלום'],
    ['مُحَمَّد محمـــد', 'محمد محمد'],
    ['٣٤ ۳۴ ३४', '34 34 34'],
    ['H₂O 10² ½', 'h2o 102 1 2'],
  ])('Y1: %j are %j, whatever the case, accents, width and encoding', (text, folded) => {
    expect(words(text)).toBe(folded);
    expect(words(text.normalize('NFD'))).toBe(folded);
  });

  test.each([
    ['soft hyphens', 'prin\u00adter', 'printer'],
    ['zero-width marks and byte order marks', '\ufeffprin\u200bter\u200f', 'printer'],
    ['variants of emoji', '❤\ufe0f', '❤'],
    ['colors of skin', '👍🏽', '👍'],
  ])('Y1: %s are ignored', (_what, text, folded) => {
    expect(words(text)).toBe(folded);
  });

  test('Y1: marks of other scripts distinguish words', () => {
    expect(words('क्षत्रिय कषतरय')).toBe('क्षत्रिय कषतरय');
    expect(tokensOf('が')).not.toEqual(tokensOf('か'));
  });

  test.each([
    ['O’Brien', "O'Brien", 'o brien'],
    ['п’ять', 'п\u02bcять', 'п ять'],
    ['l’imprimante', "l'imprimante", 'l imprimante'],
    ['e-mail', 'e\u2010mail', 'e mail'],
    ['ken.wheeler@example.com', 'ken wheeler example com', 'ken wheeler example com'],
    ['printer-log_2026-11-24.txt', 'printer log 2026 11 24 txt', 'printer log 2026 11 24 txt'],
    ['C:\\temp\\file.log', 'c/temp/file/log', 'c temp file log'],
    ['https://example.com/?q=1', 'https example com q 1', 'https example com q 1'],
    ['+1 (555) 010-9999', '1.555.010.9999', '1 555 010 9999'],
  ])('Y2: %s and %s have the same parts', (one, other, folded) => {
    expect([words(one), words(other)]).toEqual([folded, folded]);
  });

  test('Y2: a very long word is cut into parts of 64 characters, in every script', () => {
    expect(tokensOf('a'.repeat(130)).map((word) => word.length)).toEqual([64, 64, 2]);
    expect(tokensOf('é'.repeat(130))).toEqual(tokensOf('e'.repeat(130)));
    expect(tokensOf(`${'a'.repeat(70)}\u00ad`)).toEqual(tokensOf('a'.repeat(70)));
    expect(tokensOf('𐐀'.repeat(40)).map((word) => word.length)).toEqual([64, 16]);
  });

  test.each([
    ['複印機', '複印 印機 機'],
    ['ラベルプリンター', 'ラベ ベル ルプ プリ リン ンタ ター ー'],
    ['ﾗﾍﾞﾙ', 'ラベ ベル ル'],
    ['프린터', '프린 린터 터'],
    ['한', '한'],
    ['A4用紙', 'a4 用紙 紙'],
    ['株', '株'],
    ['㍿', '株式 式会 会社 社'],
    ['สวัส', 'สว วั ัส ส'],
    ['👨‍👩‍👧', '👨👩 👩👧 👧'],
    ['𠮷野家', '𠮷野 野家 家'],
  ])('Y3: where there are no blanks between words, each two characters are one: %s is %s', (text, folded) => {
    expect(words(text)).toBe(folded);
    expect(words(text.normalize('NFD'))).toBe(folded);
  });

  test('Y1: blanks, symbols and broken characters are no words', () => {
    expect(tokensOf(' \t\n…—“”#€+*/\u0000\ud83d \udc00 \u0301')).toEqual([]);
  });

  test('Y1: each word has its place, with all marks of its letters', () => {
    const text = 'Die “Große” C\u0327a, 複印';
    expect(foldedWords(text).map(({ word, from, to }) => [word, text.slice(from, to)])).toEqual([
      ['die', 'Die'],
      ['grosse', 'Große'],
      ['ca', 'C\u0327a'],
      ['複印', '複印'],
      ['印', '印'],
    ]);
    expect(foldedWords('複印機').map(({ firstTo }) => firstTo)).toEqual([1, 2, 3]);
  });
});

describe('any text', () => {
  test(`Y1: folding a letter again changes nothing, for each letter of Unicode`, () => {
    const changed: string[] = [];
    for (let code = 0; code <= 0x1ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const folded = foldedLetter(String.fromCodePoint(code));
      if (foldedLetter(folded) !== folded) changed.push(code.toString(16));
    }
    expect(changed).toEqual([]);
  });

  test(`Y1: the words of a word are that word (SEED=${seed})`, () => {
    const property = fc.property(anyText, (text) => {
      for (const word of tokensOf(text)) {
        const again = tokensOf(word);
        if (foldedKind(word) === letter.joined) expect(again[0]).toBe(word);
        else expect(again).toEqual([word]);
        expect(word).not.toMatch(/\s/);
      }
    });
    fc.assert(property, runs(500));
  });

  test(`Y1: words are in order, and each is found again at its place (SEED=${seed})`, () => {
    const property = fc.property(anyText, (text) => {
      let last = 0;
      for (const { word, from, to, firstTo } of foldedWords(text)) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(from < firstTo && firstTo <= to && to <= text.length).toBe(true);
        expect(tokensOf(text.slice(from, to))).toContain(word);
        last = from;
      }
    });
    fc.assert(property, runs(500));
  });

  test(`Y1: its encoding makes no difference (SEED=${seed})`, () => {
    const property = fc.property(anyText, (text) => {
      expect(tokensOf(text.normalize('NFC'))).toEqual(tokensOf(text.normalize('NFD')));
    });
    fc.assert(property, runs(1_000));
  });

  test(`Y2: plain English has the words between everything that is no letter or digit (SEED=${seed})`, () => {
    const property = fc.property(fc.string({ unit: 'binary-ascii', maxLength: 300 }), (text) => {
      expect(tokensOf(text)).toEqual(text.toLowerCase().match(/[a-z0-9]{1,64}/g) ?? []);
    });
    fc.assert(property, runs(500));
  });
});
