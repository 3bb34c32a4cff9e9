import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf, longestExcerpt } from '../../../../../shared/views/search/excerpt.ts';
import { foldedWords, tokensOf } from '../../../../../shared/views/search/folded-words.ts';
import { type Mark, marksIn, wantedTerms } from '../../../../../shared/views/search/marks.ts';
import type { SearchWord } from '../../../../../shared/views/search/search-word.ts';
import { hasTerm } from '../../../../../shared/views/search/term.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { anyText } from '../../../../support/arbitrary-text.ts';
import { runs } from '../../../../support/runs.ts';

const word = (text: string, more: Partial<SearchWord> = {}): SearchWord => ({
  text,
  kind: 'word',
  isExcluded: false,
  isOpen: false,
  ...more,
});
const phrase = (text: string) => word(text, { kind: 'phrase' });

const marked = (text: string, marks: readonly Mark[]) => marks.map(([from, to]) => text.slice(from, to));
const found = (text: string, ...words: readonly SearchWord[]) => marked(text, marksIn(text, words));

const filler = 'This sentence is here to fill the page with what nobody looks for. ';

describe('what of a text is marked', () => {
  test.each<[string, string, readonly SearchWord[], readonly string[]]>([
    ['the wanted part of a word', 'Two Printers and a printer.', [word('print')], ['Print', 'print']],
    ['all of a word that is wanted as it is', 'Two printers', [word('printers')], ['printers']],
    ['accents and other encodings', 'C\u0327atastrophe!', [word('catas')], ['C\u0327atas']],
    ['a whole letter that stands for several', 'Die Straße', [word('stras')], ['Straß']],
    ['what is invisible between wanted letters', 'prin\u00adters', [word('printe')], ['prin\u00adte']],
    [
      'the beginning of the last word of a phrase',
      'blank labels',
      [word('blank lab', { isOpen: true })],
      ['blank lab'],
    ],
    ['the longer of two beginnings', 'printers', [word('print'), word('printer')], ['printer']],
    ['a wide letter for each of its parts', 'ﬁles', [word('f')], ['ﬁ']],
    ['a phrase with all between its words', 'a blank,\nlabel', [phrase('blank label')], ['blank,\nlabel']],
    ['an address as far as it is wanted', 'To <ken@example.com>', [word('ken@ex')], ['ken@ex']],
    ['only what is wanted of a text without blanks', 'この複印機は', [word('印機')], ['印機']],
    ['a single character', 'この複印機は', [word('印')], ['印']],
    ['overlapping words once', 'label printer', [word('label'), phrase('label printer')], ['label printer']],
    ['neighbors as one', '複印機', [word('複印'), word('機')], ['複印機']],
    ['whole emoji', 'a 👨‍👩‍👧 b', [word('👩')], ['👨‍👩‍👧']],
    ['whole flags', 'a 🇩🇪 b', [word('🇩')], ['🇩🇪']],
    ['nothing that is excluded', 'label printer', [word('label', { isExcluded: true })], []],
    ['nothing for symbols', 'a & b', [word('&')], []],
  ])('Y30: %s', (_what, text, words, marks) => {
    expect(found(text, ...words)).toEqual(marks);
  });
});

describe('an excerpt', () => {
  test('Y31: is the whole of a short text, in one line', () => {
    expect(excerptOf('  The label\n\n\tprinter ', [word('printer')])).toEqual({
      text: 'The label printer',
      marks: [[10, 17]],
    });
  });

  test('Y31: is cut between words around what is found', () => {
    const { text, marks } = excerptOf(`${filler.repeat(5)}The label printer prints blank. ${filler.repeat(5)}`, [
      word('printer'),
    ]);
    expect(text).toMatch(/^…[a-z]+ .*The label printer prints blank\. .* \w+\.?…$/);
    expect(marked(text, marks)).toEqual(['printer']);
    expect(text.length).toBeLessThanOrEqual(longestExcerpt);
    expect(text.length).toBeGreaterThan(longestExcerpt - 50);
  });

  test('Y31: is where most words are together, and the first such place', () => {
    const text = `One printer. ${filler.repeat(5)} A label for the printer: first. ${filler.repeat(5)} The label printer again.`;
    const excerpt = excerptOf(text, [word('printer'), word('label')]);
    expect(excerpt.text).toContain('first.');
    expect(marked(excerpt.text, excerpt.marks)).toEqual(['label', 'printer']);
  });

  test('Y31: is the beginning if nothing is found', () => {
    const { text, marks } = excerptOf(filler.repeat(9), [word('absent')]);
    expect(text.startsWith('This sentence')).toBe(true);
    expect(text.endsWith('…')).toBe(true);
    expect(marks).toEqual([]);
  });

  test('Y31: is cut between characters where there are no blanks', () => {
    const { text, marks } = excerptOf(`${'あ'.repeat(200)}複印機${'が'.normalize('NFD').repeat(200)}`, [word('印')]);
    expect(text).toMatch(/^…あ+複印機(?:か\u3099)+…$/);
    expect(marked(text, marks)).toEqual(['印']);
  });

  test('Y31: is found far behind the beginning of a long text, too', () => {
    const far = `A printer. ${filler.repeat(400)} The label printer. ${filler.repeat(400)}`;
    expect(far.length).toBeGreaterThan(50_000);
    const both = excerptOf(far, [word('printer'), word('label')]);
    expect(marked(both.text, both.marks)).toEqual(['label', 'printer']);
    const one = excerptOf(far, [word('printer')]);
    expect(one.text.startsWith('A printer. This')).toBe(true);
    expect(one).toEqual(excerptOf(far.slice(0, 10_000), [word('printer')]));
  });

  test('Y31: shows the end of a text in full', () => {
    const { text } = excerptOf(`${filler.repeat(9)}The printer.`, [word('printer')]);
    expect(text.endsWith('for. The printer.')).toBe(true);
    expect(text.length).toBeGreaterThan(100);
  });

  test.each([
    ['a word without end', `${'x'.repeat(5_000)} y`, 'xx'],
    ['a letter with too many accents', `Z${'\u0351'.repeat(5_000)}algo`, 'zalgo'],
    ['a chain of emoji', '👨\u200d'.repeat(2_000), '👨'],
    ['marks that turn the direction', `\u202eprinter\u202c ${'\u2067a'.repeat(400)}`, 'printer'],
    ['halves of characters', `printer ${'\ud83d'.repeat(300)}`, 'printer'],
    ['control characters', `printer${'\u0000\u0007\n'.repeat(300)}x`, 'printer'],
  ])('Y32: is safe to show: %s', (_what, source, wanted) => {
    const { text, marks } = excerptOf(source, [word(wanted)]);
    expect(text.length).toBeLessThanOrEqual(longestExcerpt);
    expect(text).not.toMatch(/[\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069]/u);
    expect(marks.length).toBeGreaterThan(0);
  });
});

test('Y31: reaches what is found at the end of a text that would be cut inside a character', () => {
  const source = `${'é'.repeat(9)}👨\u200d👩\u200d👧${'é'.repeat(148)} 複印機`;
  expect(excerptOf(source, [word('印')]).marks).toHaveLength(1);
});

describe('any text', () => {
  const texts = fc
    .array(fc.oneof(anyText, fc.constantFrom(filler, 'printer', '複印機', 'Çatastrophe ', '👨‍👩‍👧')), { maxLength: 30 })
    .map((parts) => parts.join(''));
  const wanted = fc
    .array(fc.oneof(fc.constantFrom('printer', '印', 'cata', '👩', 'nobody looks', 'a'), anyText), { maxLength: 4 })
    .map((all) => all.map((text) => word(text)));

  test(`Y30: has marks in order, apart, of whole characters, each with something wanted (SEED=${seed})`, () => {
    const property = fc.property(texts, wanted, (text, words) => {
      const terms = wantedTerms(words);
      const starts = new Set([...new Intl.Segmenter('en').segment(text)].map(({ index }) => index).concat(text.length));
      let end = -1;
      for (const [from, to] of marksIn(text, words)) {
        expect(from > end && to > from).toBe(true);
        expect([starts.has(from), starts.has(to)]).toEqual([true, true]);
        expect(terms.some((term) => hasTerm(foldedWords(text.slice(from, to)), term))).toBe(true);
        end = to;
      }
    });
    fc.assert(property, runs(300));
  });

  test(`Y30: has of a word exactly the letters marked that were typed (SEED=${seed})`, () => {
    const letters = fc.array(fc.constantFrom('a', 'B', 'é', 'e\u0301', 'ß', 'ﬁ', 'Ж', 'λ', 'क्ष', '7'), {
      minLength: 2,
      maxLength: 9,
    });
    const property = fc.property(letters, fc.nat(), (all, some) => {
      const typed = all.slice(0, 1 + (some % all.length)).join('');
      const text = `x ${all.join('')} x`;
      expect(marksIn(text, [word(typed)])).toEqual([[2, 2 + typed.length]]);
    });
    fc.assert(property, runs(300));
  });

  test(`Y31: has an excerpt that is short, one line, and marked where something is found (SEED=${seed})`, () => {
    const property = fc.property(texts, wanted, (source, words) => {
      const { text, marks } = excerptOf(source, words);
      expect(text.length).toBeLessThanOrEqual(longestExcerpt);
      expect(text).not.toMatch(/[\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069\n]/u);
      if (marksIn(source, words).length === 0) return;
      expect(marks.length).toBeGreaterThan(0);
      let end = -1;
      for (const [from, to] of marks) {
        expect(from > end && to > from && to <= text.length).toBe(true);
        expect(tokensOf(text.slice(from, to)).length).toBeGreaterThan(0);
        end = to;
      }
    });
    fc.assert(property, runs(300));
  });
});
