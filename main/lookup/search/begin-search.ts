import type { AgentAccess } from '../../../shared/domain/access.ts';
import { compile } from '../../../shared/domain/conditions/compile.ts';
import type { Viewpoint } from '../../../shared/domain/conditions/viewpoint.ts';
import type { Id } from '../../../shared/domain/id.ts';
import type { DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import { deskTimeZone } from '../../../shared/domain/records/time-zone.ts';
import { searchChoices } from '../../../shared/views/search/search-choices.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import type { Rows } from '../../engine/rows/row-table.ts';
import { createSlices, type Rest } from '../../platform/in-slices.ts';
import { createSights } from '../sights.ts';
import { createNewestRows } from './newest-rows.ts';
import { createNumberLines } from './number-lines.ts';
import { findDigits } from './row-scan.ts';
import { createRowTest } from './row-words.ts';
import { createSearchRun, type SearchRun } from './search-run.ts';
import { type Stream, textStream, walk } from './streams.ts';
import type { TextFinder } from './text-finder.ts';
import { type Understood, understand } from './understood.ts';

/** What is known about people, for searches. */
export interface SearchedPeople {
  /** The people with a name, address or number, as far as the agent knows them. */
  readonly named: (text: string, access: AgentAccess) => Promise<readonly Id[]>;
  /** The tickets whose requester’s phone number contains these digits. */
  readonly calledWith: (digits: string) => Promise<Iterable<number>>;
}

export interface BeginPorts {
  readonly rows: Rows;
  readonly records: DeskRecords;
  readonly finder: TextFinder;
  readonly people: SearchedPeople;
  readonly nowMs: () => number;
}

/** A search that has begun. */
export interface BegunSearch {
  readonly understood: Understood;
  readonly run: SearchRun;
  /** Whether the clock alone can change what it finds. */
  readonly usesClock: boolean;
  /** Whether the agent may see a ticket, and all fields match it. */
  readonly isWanted: (ordinal: number) => boolean;
}

export type BeginSearch = (text: string, access: AgentAccess, signal: AbortSignal) => Promise<BegunSearch>;

export function createBeginSearch(ports: BeginPorts): BeginSearch {
  const { rows, records, finder, people, nowMs } = ports;
  const newest = createNewestRows(rows);
  const numbers = createNumberLines(rows);

  function viewpoint({ agentId, teams: teamIds }: AgentAccess): Viewpoint {
    return { agentId, teamIds, nowMs: nowMs(), timeZone: deskTimeZone(records) };
  }

  async function streamsFor(
    { words, condition }: Understood,
    isWanted: (ordinal: number) => boolean,
    rest: Rest,
  ): Promise<Stream[]> {
    if (words.length === 0 && !condition) return [];
    const places = await newest.places(rest);
    if (words.length === 0) return [walk(places, isWanted)];
    const isIndexed = finder.state().kind === 'ready';
    const cursor = rows.cursor();

    /** Those of some tickets that contain words. */
    function among(sought: readonly SearchWord[], isAmong: (ordinal: number) => boolean): Stream[] {
      if (sought.length === 0) return [walk(places, isAmong)];
      const texts = textStream(sought, !isIndexed, { finder, rows, isWanted: isAmong });
      // An excluded word may be in any text.
      if (isIndexed || sought.some(({ isExcluded }) => isExcluded)) return [texts];
      const hasWords = createRowTest(records, sought);
      return [walk(places, (ordinal) => isAmong(ordinal) && hasWords(cursor.at(ordinal))), texts];
    }

    const byDigits = await findDigits(words, { rows, numbers, calledWith: people.calledWith }, rest);
    return [
      ...among(words, isWanted),
      ...byDigits.flatMap(({ marks, others }) => among(others, (ordinal) => marks[ordinal] === 1 && isWanted(ordinal))),
    ];
  }

  return async (text, access, signal) => {
    const rest = createSlices();
    const understood = await understand(text, searchChoices(records), (name) => people.named(name, access));
    const condition = understood.condition && compile(understood.condition, records);
    const { sees } = createSights(rows, records).of(access.agentId);
    const at = viewpoint(access);
    const cursor = rows.cursor();
    const isWanted = (ordinal: number) =>
      rows.isThere(ordinal) && sees(ordinal) && (!condition || condition.holds(cursor.at(ordinal), at));
    const streams = await streamsFor(understood, isWanted, rest);
    return {
      understood,
      run: createSearchRun(streams, signal),
      usesClock: condition?.usesClock ?? false,
      isWanted,
    };
  };
}
