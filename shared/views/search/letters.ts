import { withPlainLetters } from '../../domain/plain-letters.ts';

/**
 * What a character is for search. `joined` ones belong to scripts without blanks between words, or are emoji;
 * `extending` ones are part of the letter before them; `dropped` ones are ignored; `complex` ones fold to several
 * characters, or are not a single unit of UTF-16.
 */
export const letter = { separator: 1, plain: 2, joined: 3, dropped: 4, extending: 5, complex: 6 } as const;

export type LetterKind = (typeof letter)[keyof typeof letter];

/** Accents of Latin, Greek and Cyrillic letters, and points of Hebrew and Arabic; marks of other scripts distinguish words. */
const accents = [
  String.raw`\u0300-\u036F\u0483-\u0489\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F`,
  String.raw`\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7`,
  String.raw`\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED`,
].join('');

/** Also everything invisible, and the colors of skin in emoji. */
const ignored = new RegExp(String.raw`[${accents}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]`, 'gu');

const digit = /\p{Nd}/u;
const otherDigits = /(?![0-9])\p{Nd}/gu;

/** The form in which a letter and its marks are compared: the same for each case, width, accent and encoding. */
export function foldedLetter(text: string): string {
  const small = text.normalize('NFKD').replace(ignored, '').toLowerCase();
  return withPlainLetters(small.replaceAll('ς', 'σ')).replace(otherDigits, digitValue).normalize('NFC');
}

/** In every script the digits from 0 to 9 are neighbors, beginning at a code point that ends in 0 or 6. */
function digitValue(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  const last = code % 16;
  return String(last < 10 && digit.test(String.fromCodePoint(code - last)) ? last : last - 6);
}

const ofWords = /[\p{L}\p{M}\p{N}]/u;
/** Apostrophes that Unicode calls letters. */
const apostrophe = /[\u02B9-\u02BD\u02C8\uA78B\uA78C]/;
const withoutBlanks = new RegExp(
  `[${['Hani', 'Hira', 'Kana', 'Hang', 'Bopo', 'Yiii', 'Thai', 'Laoo', 'Khmr', 'Mymr'].map((script) => String.raw`\p{scx=${script}}`).join('')}]`,
  'u',
);
const emoji = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** The kind of a code point that is already folded. */
export function foldedKind(text: string): typeof letter.separator | typeof letter.plain | typeof letter.joined {
  if (emoji.test(text)) return letter.joined;
  if (!ofWords.test(text) || apostrophe.test(text)) return letter.separator;
  return withoutBlanks.test(text) ? letter.joined : letter.plain;
}

const lastLetter = 0x10ffff;
/** The kinds of code points that occurred; 0 if it did not. */
const kinds = new Uint8Array(lastLetter + 1);
/** How plain and joined ones are folded. */
const foldedCodes = new Uint16Array(0x10000);

export function kindOf(code: number): LetterKind {
  // Safe: only kinds are stored.
  return (kinds[code] || learn(code)) as LetterKind;
}

export function foldedCode(code: number): number {
  return foldedCodes[code] ?? 0;
}

/** Marks, parts of Korean syllables after the first, and the marks of narrow Japanese letters. */
const ofLetterBefore = /[\p{M}\u1160-\u11FF\uD7B0-\uD7FB\uFF9E\uFF9F]/u;
const koreanPart = /[\u1100-\u115F\uA960-\uA97C]/;
const halfOfPair = /^[\uD800-\uDFFF]$/;

function learn(code: number): LetterKind {
  const text = String.fromCodePoint(code);
  const folded = foldedLetter(text);
  const kind = kindOfNew(text, folded);
  kinds[code] = kind;
  if (kind === letter.plain || kind === letter.joined) foldedCodes[code] = folded.charCodeAt(0);
  return kind;
}

function kindOfNew(text: string, folded: string): LetterKind {
  if (halfOfPair.test(text)) return letter.separator;
  if (folded === '') return letter.dropped;
  if (ofLetterBefore.test(text)) return letter.extending;
  const [kind = letter.separator, ...others] = Array.from(folded, foldedKind);
  if (kind === letter.separator && others.every((other) => other === letter.separator)) return letter.separator;
  return text.length === 1 && folded.length === 1 && !koreanPart.test(text) ? kind : letter.complex;
}
