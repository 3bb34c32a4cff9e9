import * as z from 'zod';
import { type Id, idSchema } from '../../domain/id.ts';
import type { QueueRow } from '../../views/queue-row.ts';
import type { Mark } from '../../views/search/marks.ts';
import type { SearchProblem } from '../../views/search/parsed-search.ts';
import type { QueueOfSearch } from '../../views/search/queue-of-search.ts';
import { call, query } from './declare.ts';
import { type Shown, sight } from './topics.ts';

/** Where the words of a search were found in a ticket. */
export interface FoundPlace {
  readonly kind: 'summary' | 'number' | 'requester' | 'message' | 'reply' | 'note' | 'attachment';
  /** Who wrote the entry, or the one with the attachment; null for other places. */
  readonly who: string | null;
  readonly entryId: Id | null;
  /** A part of the text, or the name of the file; empty for the summary and for names, which rows show anyway. */
  readonly excerpt: string;
  readonly marks: readonly Mark[];
}

export interface SearchHit {
  readonly row: QueueRow;
  /** Null if only fields were searched for, or if what was found has changed since. */
  readonly found: FoundPlace | null;
  readonly summaryMarks: readonly Mark[];
  readonly requesterMarks: readonly Mark[];
  /** When the ticket changed last. */
  readonly updatedMs: number;
  /** Whether the ticket contains words that only resemble those of the search. */
  readonly isSimilar: boolean;
}

/** How far the index of all texts is: without it a search takes longer. */
export type SearchIndexState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'building'; readonly fraction: number }
  | { readonly kind: 'without' };

export interface SearchPage {
  readonly hits: readonly SearchHit[];
  /** The number of tickets found so far, similar ones included. */
  readonly total: number;
  /** Whether there may be more. */
  readonly isMore: boolean;
  readonly index: SearchIndexState;
  /** False while tickets are still being read; what is found in them is announced. */
  readonly isComplete: boolean;
  /** The parts of the text that were not understood. The others were searched for. */
  readonly problems: readonly SearchProblem[];
}

/** How often an entry contains words of a search. */
export interface EntryMatch {
  readonly entryId: Id;
  readonly count: number;
}

/** Matches in one ticket. */
export interface TicketMatches {
  /** In the order of the thread; entries without a match are left out. */
  readonly entries: readonly EntryMatch[];
  readonly inSummary: number;
}

/** The most characters of a text to search for; much more than is searched. */
const longestAsked = 4_000;
const sorts = ['newest', 'best'] as const;
const asked = z.string().max(longestAsked);

/** What results depend on, apart from tickets: fields refer to records of many kinds. */
const found = [
  'tickets',
  ...sight,
  'record:desk',
  'record:field',
  'record:person',
  'record:plan',
  'record:priority',
  'record:schedule',
  'record:status',
  'record:topic',
  'loading',
  'search',
] as const satisfies readonly Shown[];

export const searchQueries = {
  /**
   * The tickets that contain all words of a text and match all of its fields, as far as the agent may see them. The next
   * search of the same window ends this one, which then fails with `search.replaced`.
   */
  'search.page': query<SearchPage>()(
    z.strictObject({
      text: asked,
      /** `best`: open tickets and the newest others by how well they match; the rest follows, newest first. */
      sort: z.enum(sorts),
      offset: z.int().min(0),
      limit: z.int().min(1).max(50),
      /** Whether it leaves the search of the search screen alone and ends only others like it. */
      isBeside: z.boolean().default(false),
    }),
    { shows: found },
  ),
  /** The first results of a search of this window: those that can be selected. `isAll`: there are no others. */
  'search.ids': query<{ readonly ids: readonly Id[]; readonly isAll: boolean }>()(
    z.strictObject({ text: asked, sort: z.enum(sorts) }),
    { shows: found },
  ),
  /** Where a ticket contains words of a text. */
  'search.matches': query<TicketMatches>()(z.strictObject({ ticketId: idSchema, text: asked }), {
    shows: ['ticket', ...sight],
  }),
  /** A search as a queue of the agent’s own: its condition, and the words that the queue looks for in summaries only. */
  'search.queue': query<QueueOfSearch>()(z.strictObject({ text: asked }), { shows: found }),
  /** The agent's latest searches on this device, the latest first. */
  'search.recent': query<readonly string[]>()(z.strictObject({}), { shows: ['recent-searches'] }),
} as const;

export const searchCalls = {
  /** Adds a search to the agent's latest ones. */
  'search.remember': call<object>()(z.strictObject({ text: asked }), { for: 'agent' }),
  /** Removes one of them, or all. */
  'search.forget': call<object>()(z.strictObject({ text: asked.nullable() }), { for: 'agent' }),
} as const;
