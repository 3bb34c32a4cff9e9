import type { SearchHit, SearchPage, TicketMatches } from '../../../shared/bridge/contract/search.ts';
import { canSee } from '../../../shared/domain/access.ts';
import { usualColumns } from '../../../shared/domain/records/queue.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { queueRow } from '../../../shared/views/queue-row.ts';
import { marksIn } from '../../../shared/views/search/marks.ts';
import { parseSearch } from '../../../shared/views/search/parse-search.ts';
import { searchChoices } from '../../../shared/views/search/search-choices.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import type { Engine } from '../../engine/engine.ts';
import { entryTexts } from './entry-texts.ts';
import { foundInRow } from './found-place.ts';
import { entryMatches } from './matches.ts';
import type { AskedSearch, Search, Searcher } from './search.ts';

/** Searches as windows show them. */
export interface ShownSearch {
  /** Undefined if the window has searched for something else in the meantime. */
  readonly page: (searcher: Searcher, asked: AskedSearch) => Promise<SearchPage | undefined>;
  readonly matches: (ticket: Ticket, text: string) => Promise<TicketMatches>;
}

export type SearchedEngine = Pick<Engine, 'rows' | 'records' | 'thread'>;

export function createShownSearch(search: Pick<Search, 'page'>, engine: SearchedEngine): ShownSearch {
  const { rows, records } = engine;

  function hitOf(row: TicketRow, words: readonly SearchWord[]): SearchHit {
    const shown = queueRow(records, row, usualColumns);
    return {
      row: shown,
      found: foundInRow(records, row, words),
      summaryMarks: marksIn(shown.summary, words),
      requesterMarks: marksIn(shown.requesterName, words),
      isSimilar: false,
    };
  }

  return {
    page: async (searcher, asked) => {
      const found = await search.page(searcher, asked);
      if (!found) return undefined;
      const { ordinals, understood, ...page } = found;
      const seen = ordinals.map(rows.row).filter(({ whereabouts }) => canSee(searcher.access, whereabouts));
      const hits = seen.map((row) => hitOf(row, understood.words));
      return { ...page, hits, problems: understood.problems };
    },
    matches: async (ticket, text) => {
      const { words } = parseSearch(text, { choices: searchChoices(records), peopleNamed: () => null });
      const entries = entryMatches(await entryTexts(engine, ticket), words);
      return { entries, inSummary: marksIn(ticket.fields.summary, words).length };
    },
  };
}
