import type { SearchHit, SearchPage, TicketMatches } from '../../../shared/bridge/contract/search.ts';
import { type AgentAccess, canSee } from '../../../shared/domain/access.ts';
import type { Id } from '../../../shared/domain/id.ts';
import { currentRecord } from '../../../shared/domain/records/current-record.ts';
import { usualColumns } from '../../../shared/domain/records/queue.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { queueRow } from '../../../shared/views/queue-row.ts';
import { marksIn } from '../../../shared/views/search/marks.ts';
import { parseSearch } from '../../../shared/views/search/parse-search.ts';
import { type QueueOfSearch, queueOfSearch } from '../../../shared/views/search/queue-of-search.ts';
import { searchChoices } from '../../../shared/views/search/search-choices.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import type { Engine } from '../../engine/engine.ts';
import { createSlices, type Rest } from '../../platform/in-slices.ts';
import type { EntrySource } from './entry-source.ts';
import { foundEntry } from './found-entry.ts';
import { foundInRow } from './found-in-row.ts';
import { entryMatches } from './matches.ts';
import type { AskedSearch, Search, Searcher } from './search.ts';

/** Searches as windows show them. */
export interface ShownSearch {
  /** Undefined if the window has searched for something else in the meantime. */
  readonly page: (searcher: Searcher, asked: AskedSearch) => Promise<SearchPage | undefined>;
  /** The same as ids; whether there are others after them. */
  readonly ids: (
    searcher: Searcher,
    asked: AskedSearch,
  ) => Promise<{ readonly ids: readonly Id[]; readonly isAll: boolean } | undefined>;
  readonly queue: (access: AgentAccess, text: string) => Promise<QueueOfSearch>;
  readonly matches: (ticket: Ticket, text: string) => Promise<TicketMatches>;
}

export interface ShownSearchPorts {
  readonly search: Pick<Search, 'page' | 'isCurrent' | 'understand'>;
  readonly engine: Pick<Engine, 'rows' | 'records'>;
  readonly source: EntrySource;
}

/** The entries of so many tickets are read at the same time. */
const atOnce = 8;

export function createShownSearch({ search, engine, source }: ShownSearchPorts): ShownSearch {
  const { rows, records } = engine;

  async function hitOf(
    row: TicketRow,
    isSimilar: boolean,
    words: readonly SearchWord[],
    rest: Rest,
  ): Promise<SearchHit> {
    const shown = queueRow(records, row, usualColumns);
    const { summary, number, requesterName: name } = shown;
    const { email = '', phone = '' } = currentRecord(records, 'person', row.requesterId) ?? {};
    const agent = (agentId: string) => records.get('agent', agentId)?.name ?? '';
    const entry = await foundEntry(source, row.id, words, { agent, requester: name }, rest);
    return {
      row: shown,
      found: entry ?? foundInRow({ summary, number, name, email, phone }, words),
      summaryMarks: marksIn(summary, words),
      requesterMarks: marksIn(name, words),
      updatedMs: row.updatedMs,
      isSimilar,
    };
  }

  return {
    page: async (searcher, asked) => {
      const found = await search.page(searcher, asked);
      if (!found) return undefined;
      const { ordinals, similar, understood, ...page } = found;
      const isSimilar = ({ id }: TicketRow) => similar.has(rows.ordinalOf(id));
      const rest = createSlices();
      const hits: SearchHit[] = [];
      for (let from = 0; from < ordinals.length; from += atOnce) {
        if (!search.isCurrent(searcher, asked)) return undefined;
        const some = ordinals
          .slice(from, from + atOnce)
          .filter(rows.isThere)
          .map(rows.row);
        const seen = some.filter(({ whereabouts }) => canSee(searcher.access, whereabouts));
        hits.push(...(await Promise.all(seen.map((row) => hitOf(row, isSimilar(row), understood.words, rest)))));
      }
      return { ...page, hits, problems: understood.problems };
    },
    ids: async (searcher, asked) => {
      const found = await search.page(searcher, asked);
      if (!found) return undefined;
      const { ordinals, total, isMore, isComplete } = found;
      return { ids: ordinals.map(rows.idAt), isAll: isComplete && !isMore && total <= ordinals.length };
    },
    queue: async (access, text) => queueOfSearch(await search.understand(access, text)),
    matches: async (ticket, text) => {
      const { words } = parseSearch(text, { choices: searchChoices(records), peopleNamed: () => null });
      const entries = await entryMatches(source, ticket.id, words, createSlices());
      return { entries, inSummary: marksIn(ticket.fields.summary, words).length };
    },
  };
}
