import { startOfLetter } from './graphemes.ts';
import { type Mark, type Match, marksOf, matchesIn, wantedTerms } from './marks.ts';
import type { SearchWord } from './search-word.ts';
import type { Term } from './term.ts';

/** A part of a text in one line, and what is found in it. */
export interface Excerpt {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** The length of an excerpt, in units of UTF-16. */
export const longestExcerpt = 160;

/** How much is shown before what is found. */
const lead = 40;
/** How far a word boundary may be from where an excerpt would be cut. */
const slack = 24;
/** Most of what is found is in this part of a text; the rest of a long one is read only if necessary. */
const usuallyRead = 20_000;
/** More of a text is not searched for an excerpt. */
const longestRead = 400_000;

/** The part of a text where most of some words are found together, as early as possible; otherwise its beginning. */
export function excerptOf(text: string, words: readonly SearchWord[]): Excerpt {
  const terms = wantedTerms(words);
  if (text.length > usuallyRead) {
    const line = oneLine(text.slice(0, usuallyRead));
    const densest = densestIn(line, terms);
    const { first, count } = densest;
    if (first && count === terms.length && first.from < line.length - 2 * longestExcerpt) return cutOut(line, densest);
  }
  const line = oneLine(text.slice(0, longestRead));
  return cutOut(line, densestIn(line, terms));
}

function cutOut(line: string, { matches, first }: Densest): Excerpt {
  const [from, to] = limits(line, first);
  const [before, after] = [from > 0 ? '…' : '', to < line.length ? '…' : ''];
  const shift = before.length - from;
  const shown = matches.filter((match) => match.from < to && match.to > from);
  return {
    text: before + line.slice(from, to) + after,
    marks: marksOf(line, shown).map(([start, end]): Mark => [Math.max(start, from) + shift, Math.min(end, to) + shift]),
  };
}

const blanks = /[\s\p{Cc}]+/gu;
/** Marks that would turn the direction of what follows, and halves of characters. */
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const halves = /\p{Surrogate}/gu;
/** No letter has so many accents; texts that cover others do. */
const manyAccents = /(\p{M}{8})\p{M}+/gu;

/** A text in one line, without anything that affects what is around it. */
function oneLine(text: string): string {
  return text
    .replace(directionMarks, '')
    .replace(blanks, ' ')
    .replace(halves, '\uFFFD')
    .replace(manyAccents, '$1')
    .trim();
}

interface Densest {
  readonly matches: readonly Match[];
  /** The first match from which on most terms are found within an excerpt, and how many that are. */
  readonly first: Match | undefined;
  readonly count: number;
}

function densestIn(line: string, terms: readonly Term[]): Densest {
  const matches = matchesIn(line, terms);
  let first: Match | undefined;
  let count = 0;
  for (const [index, match] of matches.entries()) {
    if (count === terms.length) break;
    const near = new Set([match.term]);
    for (let next = index + 1; next < matches.length; next += 1) {
      const other = matches[next];
      if (!other || other.to > match.from + longestExcerpt - lead) break;
      near.add(other.term);
    }
    if (near.size > count) [first, count] = [match, near.size];
  }
  return { matches, first, count };
}

/** From where to where a line is shown: around what is found, between words if possible. */
function limits(line: string, found: Match | undefined): readonly [from: number, to: number] {
  if (line.length <= longestExcerpt) return [0, line.length];
  // An ellipsis at each end is part of the length.
  const room = longestExcerpt - 2;
  const start = Math.min(Math.max((found?.from ?? 0) - lead, 0), line.length - room);
  const from = start === 0 ? 0 : cutAfter(line, start, Math.min(start + slack, found?.from ?? line.length));
  const end = Math.min(from + room, line.length);
  return [from, end === line.length ? end : cutBefore(line, end, Math.max(end - slack, from + 1))];
}

/** The beginning of a word from a place on, up to a limit; otherwise of the first whole character. */
function cutAfter(line: string, at: number, limit: number): number {
  const blank = line.indexOf(' ', at - 1);
  if (blank >= 0 && blank < limit) return blank + 1;
  // Never further to the front: an excerpt that begins earlier ends earlier, and may not reach what is found.
  for (let start = at; start <= limit; start += 1) if (startOfLetter(line, start) === start) return start;
  return safeCut(line, at);
}

/** The end of a word before a place, down to a limit; otherwise of the last whole character. */
function cutBefore(line: string, at: number, limit: number): number {
  const blank = line.lastIndexOf(' ', at);
  return blank >= limit ? blank : safeCut(line, at, limit);
}

/** The beginning of the character that a place is in, unless that is far away; then only pairs of UTF-16 stay whole. */
function safeCut(line: string, at: number, limit = at - slack): number {
  const start = startOfLetter(line, at);
  if (start >= limit) return start;
  return /^[\uDC00-\uDFFF]/.test(line.slice(at, at + 1)) ? at - 1 : at;
}
