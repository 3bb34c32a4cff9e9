import type { EntryMatch } from '../../../shared/bridge/contract/search.ts';
import type { Id } from '../../../shared/domain/id.ts';
import { marksIn } from '../../../shared/views/search/marks.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import type { Rest } from '../../platform/in-slices.ts';
import type { EntrySource } from './entry-source.ts';

/** How often the entries of a ticket contain searched words, in their texts and in the names of their files. */
export async function entryMatches(
  source: EntrySource,
  ticketId: Id,
  words: readonly SearchWord[],
  rest: Rest,
): Promise<EntryMatch[]> {
  const matches: EntryMatch[] = [];
  for (let part = 0; part < source.parts(ticketId); part += 1) {
    for (const { id, text, files } of await source.entries(ticketId, part)) {
      const pause = rest();
      if (pause) await pause;
      const count = [text, ...files].reduce((sum, one) => sum + marksIn(one, words).length, 0);
      if (count > 0) matches.push({ entryId: id, count });
    }
  }
  return matches;
}
