import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import { termOf } from '../../../shared/views/search/term.ts';
import type { Rows } from '../../engine/rows/row-table.ts';
import type { Rest } from '../../platform/in-slices.ts';
import { digitsWanted } from '../person-key.ts';
import type { NumberLines } from './number-lines.ts';

/** Some of the words, which these tickets contain in their number or in their requester’s phone number. */
export interface ByDigits {
  /** 1 for each ordinal of such a ticket. */
  readonly marks: Uint8Array;
  /** The words that are still to be looked for. */
  readonly others: readonly SearchWord[];
}

export interface DigitPorts {
  readonly rows: Pick<Rows, 'size'>;
  readonly numbers: NumberLines;
  /** The tickets whose requester’s phone number contains these digits. */
  readonly calledWith: (digits: string) => Promise<Iterable<number>>;
}

/** Words that may be digits of one number, by their positions among all words. */
interface Candidate {
  readonly covers: readonly number[];
  readonly number: string | undefined;
  readonly phone: string | undefined;
}

/** More are hardly typed on purpose, and each doubles the work. */
const mostCandidates = 5;

/**
 * Texts are found by the beginnings of words. Ticket numbers and phone numbers are also found by their middle, the
 * latter however they are written, so this tells which words can be found in that way, alone or together.
 */
export async function findDigits(words: readonly SearchWord[], ports: DigitPorts, rest: Rest): Promise<ByDigits[]> {
  const marked: { readonly covers: readonly number[]; readonly marks: Uint8Array }[] = [];
  for (const candidate of candidatesIn(words)) {
    const marks = new Uint8Array(ports.rows.size());
    if (candidate.number !== undefined) await ports.numbers.mark(candidate.number, marks, rest);
    if (candidate.phone !== undefined)
      for (const ordinal of await ports.calledWith(candidate.phone)) marks[ordinal] = 1;
    if (marks.includes(1)) marked.push({ covers: candidate.covers, marks });
  }
  const found: ByDigits[] = [];
  for (let choice = 1; choice < 2 ** marked.length; choice += 1) {
    const chosen = marked.filter((_, index) => (choice >> index) % 2 === 1);
    const covered = chosen.flatMap(({ covers }) => covers);
    if (new Set(covered).size < covered.length) continue;
    const pause = rest();
    if (pause) await pause;
    const marks = chosen.map((one) => one.marks).reduce(inBoth);
    if (marks.includes(1)) found.push({ marks, others: words.filter((_, index) => !covered.includes(index)) });
  }
  return found;
}

function inBoth(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((mark, index) => mark & (other[index] ?? 0));
}

function candidatesIn(words: readonly SearchWord[]): Candidate[] {
  const single = words.flatMap((word, index): Candidate[] => {
    const candidate = { covers: [index], number: numberIn(word), phone: phoneIn(word.text) };
    const isOne = !word.isExcluded && (candidate.number !== undefined || candidate.phone !== undefined);
    return isOne ? [candidate] : [];
  });
  return [...joined(words), ...single].slice(0, mostCandidates);
}

/** A phone number that is typed in groups of digits. */
function joined(words: readonly SearchWord[]): Candidate[] {
  const runs: number[][] = [[]];
  for (const [index, { text, isExcluded }] of words.entries()) {
    if (!isExcluded && isOfPhone.test(text)) runs.at(-1)?.push(index);
    else runs.push([]);
  }
  return runs.flatMap((covers): Candidate[] => {
    const phone = phoneIn(covers.map((index) => words[index]?.text ?? '').join(' '));
    return covers.length > 1 && phone !== undefined ? [{ covers, number: undefined, phone }] : [];
  });
}

const isOfPhone = /^[\p{Nd}+()./\p{Pd}]+$/u;
const isOfNumber = /^[a-z]{0,3}\d+$/;
/** A single digit is in nearly every number. */
const shortestNumber = 2;

/** The part of a ticket number that a word may be. */
export function numberIn(word: Pick<SearchWord, 'text' | 'kind' | 'isOpen'>): string | undefined {
  const [token = '', ...others] = termOf(word)?.tokens ?? [];
  const isPart = others.length === 0 && token.length >= shortestNumber && isOfNumber.test(token);
  return isPart ? token.toUpperCase() : undefined;
}

function phoneIn(text: string): string | undefined {
  return digitsWanted(text);
}
