import type { AgentAccess } from '../../../shared/domain/access.ts';
import { compile } from '../../../shared/domain/conditions/compile.ts';
import type { Condition } from '../../../shared/domain/conditions/condition.ts';
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
  /** The people with a name, address, number, or id, as far as the agent knows them. */
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

  /** 1 for each ordinal of a ticket whose number contains what a condition asks for; undefined if it asks for none. */
  async function marksOf(condition: Condition | null, rest: Rest): Promise<Uint8Array | undefined> {
    const part = condition && numberPartIn(condition);
    if (part === null || part === undefined) return undefined;
    const marks = new Uint8Array(rows.size());
    await numbers.mark(part, marks, rest);
    return marks;
  }

  async function streamsFor(
    words: readonly SearchWord[],
    places: Float64Array,
    isWanted: (ordinal: number) => boolean,
    rest: Rest,
  ): Promise<Stream[]> {
    if (words.length === 0) return [walk(places, isWanted)];
    const isIndexed = finder.state().kind === 'ready';
    const cursor = rows.cursor();

    /** Those of some tickets that contain words; if the tickets are few, all others are found in vain. */
    function among(sought: readonly SearchWord[], isAmong: (ordinal: number) => boolean, areFew = false): Stream[] {
      if (sought.length === 0) return [walk(places, isAmong)];
      const texts = textStream(sought, areFew || !isIndexed, { finder, rows, isWanted: isAmong });
      // An excluded word may be in any text.
      if (isIndexed || sought.some(({ isExcluded }) => isExcluded)) return [texts];
      const hasWords = createRowTest(records, sought);
      return [walk(places, (ordinal) => isAmong(ordinal) && hasWords(cursor.at(ordinal)), true), texts];
    }

    const byDigits = await findDigits(words, { rows, numbers, calledWith: people.calledWith }, rest);
    return [
      ...among(words, isWanted),
      ...byDigits.flatMap(({ marks, others }) =>
        among(others, (ordinal) => marks[ordinal] === 1 && isWanted(ordinal), true),
      ),
    ];
  }

  return async (text, access, signal) => {
    const rest = createSlices();
    const understood = await understand(text, searchChoices(records), (name) => people.named(name, access));
    const { words } = understood;
    const condition = understood.condition && compile(understood.condition, records);
    const sees = createSights(rows, records)
      .of(access.agentId)
      .seesBy(condition ?? { asksForDeleted: false });
    const at = viewpoint(access);
    const cursor = rows.cursor();
    const marks = await marksOf(understood.condition, rest);
    const isWanted = (ordinal: number) =>
      (!marks || marks[ordinal] === 1) &&
      rows.isThere(ordinal) &&
      sees(ordinal) &&
      (condition ? condition.holds(cursor.at(ordinal), at) : !cursor.at(ordinal).isDeleted);
    const places = await (condition?.isForOpenOnly ? newest.openPlaces(rest) : newest.places(rest));
    const isEmpty = words.length === 0 && !condition;
    const streams = isEmpty ? [] : await streamsFor(words, places, isWanted, rest);
    return { understood, run: createSearchRun(streams, signal), usesClock: condition?.usesClock ?? false, isWanted };
  };
}

/** Letters and digits, which all ways of comparing texts understand alike. */
const plain = /^[a-z\d]+$/i;

/** The part of a ticket number that a condition requires, whatever else it does. Comparing all numbers takes longer. */
function numberPartIn(condition: Condition): string | undefined {
  if ('all' in condition) return condition.all.map(numberPartIn).find((part) => part !== undefined);
  if (!('property' in condition) || condition.property !== 'number' || condition.operator !== 'contains')
    return undefined;
  const { value } = condition;
  return typeof value === 'string' && plain.test(value) ? value.toUpperCase() : undefined;
}
