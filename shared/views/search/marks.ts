import { foldedWords } from './folded-words.ts';
import { endOfLetter, startOfLetter } from './graphemes.ts';
import type { SearchWord } from './search-word.ts';
import { endOfTerm, isTermAt, type Term, termOf } from './term.ts';

/** A part of a text that is shown as found, in units of UTF-16. */
export type Mark = readonly [from: number, to: number];

/** A place where one of some terms is found. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly term: Term;
}

/** What words ask a text for; what they exclude is in none. */
export function wantedTerms(words: readonly SearchWord[]): Term[] {
  return words.flatMap((word) => (word.isExcluded ? [] : (termOf(word) ?? [])));
}

/** Where terms are found, in the order of the text: as much of a word as was wanted. */
export function matchesIn(text: string, terms: readonly Term[]): Match[] {
  if (terms.length === 0) return [];
  const words = foldedWords(text);
  return words.flatMap(({ from }, at) =>
    terms.flatMap((term) => (isTermAt(words, at, term) ? { from, to: endOfTerm(text, words, at, term), term } : [])),
  );
}

/** What of a text is found: whole letters, in order, without overlaps. */
export function marksIn(text: string, words: readonly SearchWord[]): Mark[] {
  return marksOf(text, matchesIn(text, wantedTerms(words)));
}

export function marksOf(text: string, matches: readonly Pick<Match, 'from' | 'to'>[]): Mark[] {
  const marks: [number, number][] = [];
  for (const match of matches) {
    const [from, to] = [startOfLetter(text, match.from), endOfLetter(text, match.to)];
    const last = marks.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else marks.push([from, to]);
  }
  return marks;
}
