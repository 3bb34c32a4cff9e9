import { kindOf, letter } from './letters.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** More neighbors than any character that readers see has parts. */
const mostParts = 200;

/** Where the character begins that a place of a text is in. */
export function startOfLetter(text: string, at: number): number {
  return at <= 0 || at >= text.length || isBetween(text, at) ? at : letterAround(text, at).from;
}

/** Where the character ends that a place of a text is in; a place between two is an end. */
export function endOfLetter(text: string, at: number): number {
  if (startOfLetter(text, at) === at) return at;
  return letterAround(text, at).to;
}

/** Segmenting all of a long text for one place would take long, so only what is joined there is looked at. */
function letterAround(text: string, at: number): { readonly from: number; readonly to: number } {
  let start = at - 1;
  while (start > Math.max(0, at - mostParts) && !isBetween(text, start)) start -= 1;
  const near = segmenter.segment(text.slice(start, at + mostParts)).containing(at - start);
  const from = start + (near?.index ?? at - start);
  return { from, to: from + (near?.segment.length ?? 0) };
}

/** Flags, and Korean syllables in parts, consist of characters that also occur alone. */
const joins = /[\p{Regional_Indicator}\u1100-\u115F\uA960-\uA97C]/u;

/** Whether a place is certainly between two characters, as most are. */
function isBetween(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  if (before < 0x300 && after < 0x300) return true;
  if (isSecondHalf(after)) return false;
  return !joinsOthers(text, isSecondHalf(before) ? at - 2 : at - 1) && !joinsOthers(text, at);
}

function isSecondHalf(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function joinsOthers(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  const kind = kindOf(code);
  return kind === letter.dropped || kind === letter.extending || joins.test(String.fromCodePoint(code));
}
