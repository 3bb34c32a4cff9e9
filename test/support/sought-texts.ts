import fc from 'fast-check';
import { noTexts, type Texts, textKinds } from '../../main/lookup/search/worker/columns.ts';
import type { Search } from '../../main/lookup/search/worker/requests.ts';
import { foldedWords } from '../../shared/views/search/folded-words.ts';
import { hasTerm, type Term, termOf } from '../../shared/views/search/term.ts';

/** Few words, so that random searches find something: of several scripts, alike in their beginnings, in several encodings. */
const words = [
  'printer',
  'Print',
  'PRINTING',
  'p',
  'catastrophe',
  'Çatastrophe',
  'C\u0327atastrophe',
  'straße',
  'STRASSE',
  'ﬁle',
  'file-name.pdf',
  'anna@example.com',
  'don’t',
  '1042',
  '+49 30 1234567',
  '複印機',
  '印機壞了',
  '複',
  'プリンター',
  'ﾌﾟﾘﾝﾀｰ',
  '프린터가',
  'เครื่องพิมพ์',
  'принтер',
  'Ёлка',
  'مرحبا',
  '👩‍💻',
  '!',
  'the',
  'and',
  'near',
  'or',
  'not',
] as const;

const word = fc.constantFrom(...words);

export const arbitraryText: fc.Arbitrary<string> = fc.array(word, { maxLength: 8 }).map((parts) => parts.join(' '));

export const arbitraryTexts: fc.Arbitrary<Texts> = fc
  .record(Object.fromEntries(textKinds.map((kind) => [kind, fc.array(arbitraryText, { maxLength: 2 })])))
  .map((texts) => ({ ...noTexts, ...texts }));

/** Words and phrases as they are typed, or parts of them. */
const term: fc.Arbitrary<Term> = fc
  .record({
    text: fc.oneof(
      word,
      fc.array(word, { minLength: 2, maxLength: 3 }).map((parts) => parts.join(' ')),
      fc.tuple(word, fc.nat(4), fc.nat(9)).map(([text, from, length]) => text.slice(from, from + 1 + length)),
    ),
    kind: fc.constantFrom('word' as const, 'phrase' as const),
    isOpen: fc.boolean(),
  })
  .map(termOf)
  .filter((found) => found !== undefined);

export const arbitrarySearch: fc.Arbitrary<Search> = fc.record({
  wanted: fc.array(term, { maxLength: 3 }),
  unwanted: fc.array(term, { maxLength: 1 }),
});

/** Whether texts contain what is sought, found out word by word. */
export function contains(texts: readonly Texts[], { wanted, unwanted }: Search): boolean {
  const all = texts.flatMap((each) => textKinds.flatMap((kind) => each[kind])).map((text) => foldedWords(text));
  const has = (sought: Term) => all.some((text) => hasTerm(text, sought));
  return wanted.every(has) && !unwanted.some(has);
}
