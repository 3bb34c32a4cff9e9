import type { DraftSlot } from '../../shared/bridge/draft.ts';
import { draftWords } from '../../shared/views/draft-words.ts';

const longestWords = 240;

/** The first words of a draft, as lists show them. */
export function beginningOf({ tab }: DraftSlot, text: string): string {
  return draftWords(tab, text).slice(0, longestWords);
}
