import { digitsWanted, lookupKey, wordsOf } from './person-key.ts';
import {
  beginningEmail,
  beginningName,
  digitsHave,
  emailHas,
  nameHas,
  type PersonLine,
  withoutMarks,
} from './person-line.ts';

/** What somebody typed to find a person. */
export interface Wanted {
  /** Whether it is nothing but blanks and marks. */
  readonly isEmpty: boolean;
  /** What stands in the line of everybody whose name or address begins with it. */
  readonly beginnings: readonly string[];
  /** What stands in the line of everybody whose name, address or number contains it: one of these at least. */
  readonly contained: readonly string[];
  /** The same of everybody who has all of its words in any order; empty for a single word, which is the text itself. */
  readonly containedInParts: readonly string[];
  /** The same of everybody with a name or an address that all of its words begin. */
  readonly begunInParts: readonly string[];
  readonly isBegun: (line: PersonLine) => boolean;
  /** Whether the name, the address or the number contains it. */
  readonly isIn: (line: PersonLine) => boolean;
  /** Whether each of its words begins a word of the name, or the address. */
  readonly isBegunInParts: (line: PersonLine) => boolean;
  readonly isInParts: (line: PersonLine) => boolean;
}

interface Part {
  readonly text: string;
  readonly words: readonly string[];
  /** The same, each after a blank: only words of a name follow one. */
  readonly begun: readonly string[];
  readonly digits: string | undefined;
}

export function wantedIn(text: string): Wanted {
  const key = withoutMarks(lookupKey(text)).replace(/[\s,;]+$/, '');
  const words = wordsOf(key).join(' ');
  const digits = digitsWanted(key);
  const parts = partsOf(key);
  const longest = parts.toSorted((a, b) => b.text.length - a.text.length)[0];
  const isWhole = longest?.text === key && longest.words.length <= 1;
  const beginnings = [...(words === '' ? [] : [beginningName(` ${words}`)]), beginningEmail(key)];
  return {
    isEmpty: parts.length === 0,
    beginnings,
    contained: distinct([words, key, digits]),
    containedInParts: longest && !isWhole ? distinct([longest.words[0], longest.text, longest.digits]) : [],
    begunInParts: longest && !isWhole ? distinct([longest.begun[0], beginningEmail(longest.text), longest.digits]) : [],
    isBegun: (line) => beginnings.some((text) => line.includes(text)),
    isIn: (line) => (words !== '' && nameHas(line, words)) || emailHas(line, key) || hasDigits(line, digits),
    isBegunInParts: (line) => parts.every((part) => beginsPart(line, part)),
    isInParts: (line) => parts.every((part) => hasPart(line, part)),
  };
}

/** The parts between blanks, commas and semicolons. */
function partsOf(key: string): Part[] {
  return key
    .split(/[\s,;]+/)
    .filter((part) => /[^\p{P}\p{S}\p{M}]/u.test(part))
    .map((text) => {
      const words = wordsOf(text);
      return { text, words, begun: words.map((word) => ` ${word}`), digits: digitsWanted(text) };
    });
}

function distinct(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts)].filter((text) => text !== undefined && text !== '') as string[];
}

function hasPart(line: PersonLine, { words, text, digits }: Part): boolean {
  const isNamed = words.length > 0 && words.every((word) => nameHas(line, word));
  return isNamed || emailHas(line, text) || hasDigits(line, digits);
}

function beginsPart(line: PersonLine, { begun, text, digits }: Part): boolean {
  const isNamed = begun.length > 0 && begun.every((word) => line.includes(word));
  return isNamed || line.includes(beginningEmail(text)) || hasDigits(line, digits);
}

function hasDigits(line: PersonLine, wanted: string | undefined): boolean {
  return wanted !== undefined && digitsHave(line, wanted);
}
