import type { FoundPlace } from '../../../shared/bridge/contract/search.ts';
import { excerptOf } from '../../../shared/views/search/excerpt.ts';
import { type Mark, matchesIn, wantedTerms } from '../../../shared/views/search/marks.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import { digitsWanted } from '../person-key.ts';
import { numberIn } from './row-scan.ts';

/** What is known of a ticket without its entries. */
export interface RowTexts {
  readonly summary: string;
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** Where searched words are among these texts. What the summary lacks is more interesting. */
export function foundInRow(
  { summary, number, name, email, phone }: RowTexts,
  words: readonly SearchWord[],
): FoundPlace | null {
  const place = { who: null, entryId: null };
  const lacking = words.filter((word) => !word.isExcluded && !isIn(summary, word));
  if (words.some((word) => !word.isExcluded) && lacking.length === 0)
    return { ...place, kind: 'summary', excerpt: '', marks: [] };
  const numberMarks = partsOf(number, lacking);
  if (numberMarks.length > 0) return { ...place, kind: 'number', excerpt: number, marks: numberMarks };
  const isNamed = lacking.some((word) => isIn(name, word));
  if (isNamed) return { ...place, kind: 'requester', excerpt: '', marks: [] };
  for (const text of [email, phone]) {
    if (!lacking.some((word) => isIn(text, word))) continue;
    const { text: excerpt, marks } = excerptOf(text, lacking);
    return { ...place, kind: 'requester', excerpt, marks };
  }
  const digits = digitsOfPhone(phone, lacking);
  if (digits) return { ...place, kind: 'requester', excerpt: phone, marks: [digits] };
  return words.some((word) => !word.isExcluded && isIn(summary, word))
    ? { ...place, kind: 'summary', excerpt: '', marks: [] }
    : null;
}

function isIn(text: string, word: SearchWord): boolean {
  return matchesIn(text, wantedTerms([word])).length > 0;
}

function partsOf(number: string, words: readonly SearchWord[]): Mark[] {
  return words
    .flatMap((word): Mark[] => {
      const part = numberIn(word) ?? '';
      const at = part === '' ? -1 : number.indexOf(part);
      return at < 0 ? [] : [[at, at + part.length]];
    })
    .slice(0, 1);
}

/** The place of digits in a phone number, however it is written. */
function digitsOfPhone(phone: string, words: readonly SearchWord[]): Mark | undefined {
  // A bracketed zero is only dialled inside the country.
  const places = [...phone.replaceAll('(0)', '   ').matchAll(/\d/g)].map(({ index }) => index);
  const digits = places.map((index) => phone.charAt(index)).join('');
  for (const text of [words.map((word) => word.text).join(' '), ...words.map((word) => word.text)]) {
    const wanted = digitsWanted(text);
    const at = wanted === undefined ? -1 : digits.indexOf(wanted);
    const [from, last] = [places[at], places[at + (wanted?.length ?? 0) - 1]];
    if (at >= 0 && from !== undefined && last !== undefined) return [from, last + 1];
  }
  return undefined;
}
