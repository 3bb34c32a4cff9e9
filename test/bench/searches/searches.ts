import type { SearchWord } from '../../../shared/views/search/search-word.ts';

/** What is searched for in the texts of tickets, by kind: everybody who is measured finds the same. */
export const textSearches = {
  words: ['printer', 'warranty', 'workaround', 'projector', 'kowalski', '0x800f081f', 'accounting', 'vendor'],
  beginnings: ['p', 'pr', 'pri', 'prin', 'w', 'wo', 'war', 'ken', 'pers', 'person1'],
  'several words': ['printer blank pages', 'vpn accounting friday', 'driver restart files untouched', 'ken projector'],
  phrases: ['"prints blank pages"', '"case number is in the shared folder"', '"warranty until march"'],
  'words with accents': ['bjorn', 'ZOË', 'garcía', 'novak', 'bjorn garcia'],
  'parts of texts without blanks': ['印機', '紙', '打印', '프린', 'プリンタ'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TextKind = keyof typeof textSearches;

export const textKinds = Object.keys(textSearches) as readonly TextKind[]; // Safe: the object has no other keys.

/** What is searched for in the rows of tickets, and found there in other ways than by words. */
export const rowSearches = {
  digits: ['99', '042', '100', '1001', '555', '12', 'ext. 731'],
  typos: ['pritner', 'projetcor', 'lapotp', 'acounting', 'kowalksi', 'warehuose blocked'],
} as const;

export type RowKind = keyof typeof rowSearches;

/** What somebody types, letter by letter. */
export const typedSearches = ['printer warehouse', '"blank pages" ken', 'status:open vpn', 'garcia 10'] as const;

/** At most so many of the newest tickets are found at a time, as search asks its index. */
export const mostFound = 1_000;

/** The words of a search without fields; a phrase is all of it. */
export function wordsOf(text: string): readonly SearchWord[] {
  const common = { isExcluded: false, isOpen: false };
  if (text.startsWith('"')) return [{ text: text.slice(1, -1), kind: 'phrase', ...common }];
  return text.split(' ').map((word) => ({ text: word, kind: 'word', ...common }));
}
