import { currentRecord } from '../../../shared/domain/records/current-record.ts';
import type { DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import { foldedWords } from '../../../shared/views/search/folded-words.ts';
import { wantedTerms } from '../../../shared/views/search/marks.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import { isTermAt, type Term } from '../../../shared/views/search/term.ts';
import type { Rows } from '../../engine/rows/row-table.ts';
import type { Rest } from '../../platform/in-slices.ts';
import { ordinalIn } from './newest-rows.ts';

/** What a searched word counts where it is found. A word that only begins with it counts less. */
const counts = {
  number: 20,
  summary: { whole: 8, begun: 5 },
  requester: { whole: 6, begun: 4 },
  /** Somewhere in the entries, or in the names of their files. */
  elsewhere: 1,
} as const;
const openCounts = 2;
/** A ticket that has just changed counts this much more than an old one, and half of it after so long. */
const newCounts = 2;
const halfMs = 30 * 24 * 60 * 60 * 1_000;

/** Of the tickets that a search finds, open ones and so many of the newest are ranked. */
const newestRanked = 200;

export interface RankingPorts {
  readonly rows: Pick<Rows, 'cursor'>;
  readonly records: DeskRecords;
  readonly nowMs: () => number;
}

/** The places of found tickets, best matches first; those that are not ranked follow in their order. */
export async function ranked(
  places: readonly number[],
  words: readonly SearchWord[],
  { rows, records, nowMs }: RankingPorts,
  rest: Rest,
): Promise<readonly number[]> {
  const cursor = rows.cursor();
  const terms = wantedTerms(words);
  const now = nowMs();
  const scores = new Map<number, number>();
  const others: number[] = [];
  for (const [index, place] of places.entries()) {
    const pause = rest();
    if (pause) await pause;
    const row = cursor.at(ordinalIn(place));
    if (index < newestRanked || row.state === 'open') scores.set(place, scoreOf(row, terms, records, now));
    else others.push(place);
  }
  // Sorting keeps the order of equal ones: the newest first.
  const best = [...scores].toSorted(([, one], [, other]) => other - one).map(([place]) => place);
  return [...best, ...others];
}

function scoreOf(row: TicketRow, terms: readonly Term[], records: DeskRecords, nowMs: number): number {
  const person = currentRecord(records, 'person', row.requesterId);
  const summary = foldedWords(row.fields.summary);
  const requester = [person?.name, person?.email, person?.phone].map((text) => foldedWords(text ?? ''));
  const number = row.number.toLowerCase();
  let score = row.state === 'open' ? openCounts : 0;
  score += newCounts * 2 ** (-Math.max(0, nowMs - row.updatedMs) / halfMs);
  for (const term of terms) {
    const isNumber = term.tokens.length === 1 && term.tokens[0] === number;
    score += Math.max(
      isNumber ? counts.number : counts.elsewhere,
      countIn(summary, term, counts.summary),
      ...requester.map((text) => countIn(text, term, counts.requester)),
    );
  }
  return score;
}

function countIn(
  text: readonly { readonly word: string }[],
  term: Term,
  { whole, begun }: { readonly whole: number; readonly begun: number },
): number {
  const exact = { ...term, isPrefix: false };
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isTermAt(text, at, exact)) return whole;
    if (isTermAt(text, at, term)) count = begun;
  }
  return count;
}
