import MiniSearch, { type Options, type SearchResult } from 'minisearch';
import type { Id } from '../../../shared/domain/id.ts';
import type { DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import { tokensOf } from '../../../shared/views/search/folded-words.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import type { Rows } from '../../engine/rows/row-table.ts';
import { createSlices, type Rest } from '../../platform/in-slices.ts';
import { resembles, shortestAlike } from './resembling.ts';
import { textsOfRow } from './row-words.ts';

/** Finds open tickets with words that resemble those of a search, as typing errors do. */
export interface Typos {
  /**
   * The ordinals of such tickets, the most similar ones first. While the tickets are being read for the first time,
   * nothing is found. Nothing resembles a phrase, or a search that excludes words.
   */
  readonly find: (words: readonly SearchWord[], isWanted: (ordinal: number) => boolean) => Promise<readonly number[]>;
  /** Called when the tickets have been read. */
  readonly onReady: (listener: () => void) => void;
  /** Tickets whose requester has changed. */
  readonly note: (ticketIds: Iterable<Id>) => void;
}

export interface TypoPorts {
  readonly rows: Pick<Rows, 'size' | 'isThere' | 'cursor' | 'ordinalOf' | 'onChange' | 'whenComplete'>;
  readonly records: DeskRecords;
  readonly onError: (error: unknown) => void;
}

const mostFound = 10;
/** How many letters may differ, where two swapped ones are two; what resembles a word is found out among these. */
const mostDiffering = 2;

interface Read {
  readonly id: number;
  readonly summary: string;
  readonly requester: string;
}

const options: Options<Read> = {
  fields: ['summary', 'requester'],
  tokenize: tokensOf,
  // Words are already folded.
  processTerm: (word: string) => word,
  searchOptions: {
    combineWith: 'AND',
    boost: { summary: 2 },
    prefix: true,
    fuzzy: (word: string) => (word.length < shortestAlike || /\d/.test(word) ? false : mostDiffering),
  },
};

export function createTypos({ rows, records, onError }: TypoPorts): Typos {
  const cursor = rows.cursor();
  const listeners: (() => void)[] = [];
  const changed = new Set<number>();
  let index: MiniSearch<Read> | undefined;
  let reading: Promise<void> | undefined;

  rows.onChange((ordinal) => {
    if (reading) changed.add(ordinal);
  });

  function read(into: MiniSearch<Read>, ordinal: number): void {
    const row = rows.isThere(ordinal) ? cursor.at(ordinal) : undefined;
    if (into.has(ordinal)) into.discard(ordinal);
    if (row?.state === 'open') into.add(readRow(row, ordinal));
  }

  function readRow(row: TicketRow, id: number): Read {
    const [summary = '', ...requester] = textsOfRow(records, row);
    return { id, summary, requester: requester.join(' ') };
  }

  /** Open tickets are read when they are first needed. */
  async function readAll(rest: Rest): Promise<void> {
    await rows.whenComplete();
    const all = new MiniSearch<Read>(options);
    for (let ordinal = 0; ordinal < rows.size(); ordinal += 1) {
      const pause = rest();
      if (pause) await pause;
      read(all, ordinal);
    }
    index = all;
    for (const listener of listeners) listener();
  }

  async function readChanged(into: MiniSearch<Read>, rest: Rest): Promise<void> {
    for (const ordinal of changed) {
      const pause = rest();
      if (pause) await pause;
      changed.delete(ordinal);
      read(into, ordinal);
    }
  }

  return {
    find: async (words, isWanted) => {
      if (words.length === 0 || words.some(({ kind, isExcluded }) => kind === 'phrase' || isExcluded)) return [];
      if (!reading) {
        reading = readAll(createSlices());
        reading.catch(onError);
      }
      if (!index) return [];
      await readChanged(index, createSlices());
      const found = index.search(words.map(({ text }) => text).join(' '), {
        // Safe: ids are ordinals.
        filter: (result) => isAlike(result) && isWanted(result.id as number),
      });
      return found.slice(0, mostFound).map(({ id }) => id as number);
    },
    onReady: (listener) => void listeners.push(listener),
    note: (ticketIds) => {
      for (const id of ticketIds) if (reading && rows.ordinalOf(id) >= 0) changed.add(rows.ordinalOf(id));
    },
  };
}

function isAlike({ queryTerms, terms }: SearchResult): boolean {
  return queryTerms.every((wanted) => terms.some((word) => word.startsWith(wanted) || resembles(wanted, word)));
}
