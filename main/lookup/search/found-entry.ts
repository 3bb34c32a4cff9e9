import type { FoundPlace } from '../../../shared/bridge/contract/search.ts';
import type { Id } from '../../../shared/domain/id.ts';
import { actorAgentId } from '../../../shared/domain/principal.ts';
import { excerptOf } from '../../../shared/views/search/excerpt.ts';
import { matchesIn, wantedTerms } from '../../../shared/views/search/marks.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import type { Term } from '../../../shared/views/search/term.ts';
import type { EntryText } from '../../engine/ticket-texts.ts';
import type { Rest } from '../../platform/in-slices.ts';
import type { EntrySource } from './entry-source.ts';

/** Who wrote entries: agents by their ids, and the requester of the ticket. */
export interface Names {
  readonly agent: (agentId: Id) => string;
  readonly requester: string;
}

/** The entries of more parts are not read for one result. */
const mostParts = 8;

interface Best {
  readonly entry: EntryText;
  /** The name of the file that contains the words; undefined if the text does. */
  readonly file: string | undefined;
  readonly count: number;
}

/** The entry that contains the most of some words, the newest one of several; null if none contains any. */
export async function foundEntry(
  source: EntrySource,
  ticketId: Id,
  words: readonly SearchWord[],
  names: Names,
  rest: Rest,
): Promise<FoundPlace | null> {
  const terms = wantedTerms(words);
  const all = source.parts(ticketId);
  let best: Best | undefined;
  for (let part = all - 1; part >= Math.max(0, all - mostParts); part -= 1) {
    if (terms.length === 0 || best?.count === terms.length) break;
    for (const entry of (await source.entries(ticketId, part)).toReversed()) {
      const pause = rest();
      if (pause) await pause;
      for (const file of [undefined, ...entry.files]) {
        const count = termsIn(file ?? entry.text, terms);
        if (count > (best?.count ?? 0)) best = { entry, file, count };
      }
      if (best?.count === terms.length) break;
    }
  }
  return best ? placeOf(best, words, names) : null;
}

function termsIn(text: string, terms: readonly Term[]): number {
  return new Set(matchesIn(text, terms).map(({ term }) => term)).size;
}

function placeOf({ entry, file }: Best, words: readonly SearchWord[], names: Names): FoundPlace {
  const { id: entryId, kind, by } = entry;
  const agentId = actorAgentId(by);
  const who = kind === 'message' || agentId === undefined ? names.requester : names.agent(agentId);
  const { text: excerpt, marks } = excerptOf(file ?? entry.text, words);
  return { kind: file === undefined ? kind : 'attachment', who, entryId, excerpt, marks };
}
