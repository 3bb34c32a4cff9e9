import type { DraftSlot } from '../../shared/bridge/draft.ts';
import { draftWords } from '../../shared/views/draft-words.ts';

const longestWords = 240;

/** The beginning of a draft's text, for lists. */
export function beginningOf({ tab }: DraftSlot, text: string): string {
  return draftWords(tab, text).slice(0, longestWords);
}
