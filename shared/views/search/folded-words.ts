import { foldedCode, foldedKind, foldedLetter, kindOf, letter } from './letters.ts';

/**
 * A word of a text as search compares it, and its place in the text. Where words are not separated by blanks, each two
 * neighboring characters are a word, and so is the last one: `複印機` is `複印`, `印機` and `機`.
 */
export interface FoldedWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** Where the first of two characters ends; otherwise `to`. */
  readonly firstTo: number;
}

type Take = (word: string, from: number, to: number, firstTo: number) => void;

/** The words of a text with their places. */
export function foldedWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  eachWord(text, (word, from, to, firstTo) => words.push({ word, from, to, firstTo }));
  return words;
}

/** The words of a text. None contains a blank, or anything else but letters, digits and emoji. */
export function tokensOf(text: string): string[] {
  const words: string[] = [];
  eachWord(text, (word) => words.push(word));
  return words;
}

/** Longer words are cut into parts of this length, each a word of its own. */
const longestWord = 64;

/** What an ASCII character is: nothing to search for, a small letter or a digit, or a capital. */
const [other, small, capital] = [0, 1, 2];
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const text = String.fromCharCode(code);
  return /[a-z0-9]/.test(text) ? small : /[A-Z]/.test(text) ? capital : other;
});

/** Calls `take` for each word, in order. Index, search and excerpts rely on the same words, so they all use this. */
function eachWord(text: string, take: Take): void {
  const { length } = text;
  let at = 0;
  while (at < length) {
    const [from, first] = [at, text.charCodeAt(at)];
    if (first >= 128) {
      at = isSeparator(text, at) ? at + sizeAt(text, at) : takeRun(text, at, take);
      continue;
    }
    let kinds = 0;
    let code = first;
    while (code < 128 && ascii[code] !== other) {
      kinds |= ascii[code] ?? other;
      at += 1;
      code = at < length ? text.charCodeAt(at) : 0;
    }
    if (at === from) at += 1;
    else if (code >= 128 && !isSeparator(text, at)) at = takeRun(text, from, take);
    else takeWhole(text, from, at, (kinds & capital) !== 0, take);
  }
}

function takeWhole(text: string, from: number, to: number, hasCapitals: boolean, take: Take): void {
  for (let start = from; start < to; start += longestWord) {
    const end = Math.min(start + longestWord, to);
    const word = text.slice(start, end);
    take(hasCapitals ? word.toLowerCase() : word, start, end, end);
  }
}

function codeAt(text: string, at: number): number {
  return text.codePointAt(at) ?? 0;
}

function sizeAt(text: string, at: number): number {
  return codeAt(text, at) > 0xffff ? 2 : 1;
}

function isSeparator(text: string, at: number): boolean {
  return kindOf(codeAt(text, at)) === letter.separator;
}

/** Takes the words of the characters up to the next separator, and returns where that is. */
function takeRun(text: string, from: number, take: Take): number {
  let [to, isSimple] = [from, true];
  while (to < text.length) {
    const code = codeAt(text, to);
    const kind = kindOf(code);
    if (kind === letter.separator) break;
    if (kind !== letter.plain) isSimple = false;
    to += code > 0xffff ? 2 : 1;
  }
  if (isSimple && to - from <= longestWord) take(simpleWord(text, from, to), from, to, to);
  else {
    readParts(text, from, to);
    takeParts(take);
  }
  return to;
}

const codes: number[] = [];

function simpleWord(text: string, from: number, to: number): string {
  codes.length = 0;
  for (let at = from; at < to; at += 1) codes.push(foldedCode(text.charCodeAt(at)));
  return String.fromCharCode(...codes);
}

type PartKind = ReturnType<typeof foldedKind>;

/**
 * Folded characters, and the places of the letters that they come from, with all marks. All of a text passes through
 * these, so they are lists of plain values that are used again and again.
 */
const parts = {
  texts: [] as string[],
  kinds: [] as PartKind[],
  froms: [] as number[],
  tos: [] as number[],
};

function addPart(text: string, kind: PartKind, from: number, to: number): void {
  parts.texts.push(text);
  parts.kinds.push(kind);
  parts.froms.push(from);
  parts.tos.push(to);
}

function readParts(text: string, start: number, end: number): void {
  for (const list of Object.values(parts)) list.length = 0;
  let from = start;
  while (from < end) {
    const code = codeAt(text, from);
    const kind = kindOf(code);
    let to = from + (code > 0xffff ? 2 : 1);
    const bare = to;
    while (to < end && isPartOfLetter(codeAt(text, to))) to += sizeAt(text, to);
    if (to === bare && (kind === letter.plain || kind === letter.joined)) addPart(foldedText(code), kind, from, to);
    else addFolded(text.slice(from, to), from, to);
    from = to;
  }
}

function foldedText(code: number): string {
  return String.fromCharCode(foldedCode(code));
}

function addFolded(marked: string, from: number, to: number): void {
  const { texts, kinds } = rememberedFold(marked);
  for (let index = 0; index < texts.length; index += 1)
    addPart(texts[index] ?? '', kinds[index] ?? letter.separator, from, to);
}

function isPartOfLetter(code: number): boolean {
  const kind = kindOf(code);
  return kind === letter.extending || kind === letter.dropped;
}

type FoldedLetter = Readonly<Pick<typeof parts, 'texts' | 'kinds'>>;

/** The same few letters with marks make up most of a text, so their folded forms are cached. */
const folds = new Map<string, FoldedLetter>();
const mostRemembered = 8_192;
const longestRemembered = 12;

function rememberedFold(marked: string): FoldedLetter {
  const known = folds.get(marked);
  if (known) return known;
  const texts = [...foldedLetter(marked)];
  const folded = { texts, kinds: texts.map(foldedKind) };
  if (marked.length > longestRemembered) return folded;
  if (folds.size >= mostRemembered) folds.clear();
  folds.set(marked, folded);
  return folded;
}

function takeParts(take: Take): void {
  const { texts, kinds, froms, tos } = parts;
  let [word, from, to] = ['', 0, 0];
  for (let index = 0; index <= texts.length; index += 1) {
    const [text, kind] = [texts[index] ?? '', kinds[index]];
    const [partFrom, partTo] = [froms[index] ?? 0, tos[index] ?? 0];
    if (word !== '' && (kind !== letter.plain || word.length + text.length > longestWord)) {
      take(word, from, to, to);
      word = '';
    }
    if (kind === letter.plain) {
      if (word === '') from = partFrom;
      word += text;
      to = partTo;
    } else if (kind === letter.joined) {
      const isPair = kinds[index + 1] === letter.joined;
      if (isPair) take(text + (texts[index + 1] ?? ''), partFrom, tos[index + 1] ?? partTo, partTo);
      else take(text, partFrom, partTo, partTo);
    }
  }
}
