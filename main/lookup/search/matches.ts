import type { EntryMatch } from '../../../shared/bridge/contract/search.ts';
import { marksIn } from '../../../shared/views/search/marks.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import type { EntryText } from './entry-texts.ts';

/** How often entries contain searched words, in their texts and in the names of their files. */
export function entryMatches(entries: readonly EntryText[], words: readonly SearchWord[]): EntryMatch[] {
  return entries.flatMap(({ id, text, files }) => {
    const count = [text, ...files].reduce((sum, part) => sum + marksIn(part, words).length, 0);
    return count > 0 ? [{ entryId: id, count }] : [];
  });
}
