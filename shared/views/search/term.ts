import { type FoldedWord, foldedWords, tokensOf } from './folded-words.ts';
import { foldedKind, letter } from './letters.ts';
import type { SearchWord } from './search-word.ts';

/** What is looked for among the words of a text: these in a row, of which the last one may only be a beginning. */
export interface Term {
  /** Never empty. */
  readonly tokens: readonly string[];
  readonly isPrefix: boolean;
}

/** The term of a searched word or phrase; undefined if it has no letter, digit or emoji. */
export function termOf({ text, kind, isOpen }: Pick<SearchWord, 'text' | 'kind' | 'isOpen'>): Term | undefined {
  const words = foldedWords(text);
  const last = words.at(-1);
  if (!last) return undefined;
  const isEnd = words.at(-2)?.to === last.to && isJoined(last.word);
  // The last character alone is a word only of a text: what is searched for may be followed by others.
  const tokens = (isEnd ? words.slice(0, -1) : words).map(({ word }) => word);
  return { tokens, isPrefix: kind === 'word' || isOpen || (!isEnd && isJoined(last.word)) };
}

function isJoined(word: string): boolean {
  return foldedKind(word) === letter.joined;
}

/** Whether a term begins at a word of a text. */
export function isTermAt(words: readonly Pick<FoldedWord, 'word'>[], at: number, { tokens, isPrefix }: Term): boolean {
  const last = tokens.length - 1;
  for (let index = 0; index <= last; index += 1) {
    const [token = '', word] = [tokens[index], words[at + index]?.word];
    if (word !== token && !(isPrefix && index === last && word?.startsWith(token))) return false;
  }
  return true;
}

/** Where a term ends that begins at a word of a text: with what was wanted of the last word, or one character of two. */
export function endOfTerm(text: string, words: readonly FoldedWord[], at: number, { tokens }: Term): number {
  const [token = '', word] = [tokens.at(-1), words[at + tokens.length - 1]];
  if (!word) return 0;
  if (word.word === token) return word.to;
  return isJoined(word.word) ? word.firstTo : endOfBeginning(text, word, token);
}

/** Where the letters of a word end that fold to its beginning: one of them may fold to several, or to none. */
function endOfBeginning(text: string, { from, to }: FoldedWord, beginning: string): number {
  const usual = from + beginning.length;
  if (text.slice(from, usual).toLowerCase() === beginning) return usual;
  for (let end = from + 1; end < to; end += 1)
    if (tokensOf(text.slice(from, end))[0]?.startsWith(beginning)) return end;
  return to;
}

/** Whether a text, given by its words, contains a term. */
export function hasTerm(words: readonly Pick<FoldedWord, 'word'>[], term: Term): boolean {
  return words.some((_word, at) => isTermAt(words, at, term));
}
