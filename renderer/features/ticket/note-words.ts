import type { DraftWords } from '../../forms/draft-words.ts';
import { textWords } from '../../forms/text-words.ts';

/** A note replaces the one before: what was changed since a send is the whole note, not only what was added. */
export const noteWords: DraftWords<string> = {
  ...textWords,
  newerThan: unlessEqual,
  newerThanSent: ({ text }, now) => unlessEqual(text, now),
};

function unlessEqual(sent: string, now: string): string | undefined {
  return now.trim() === sent.trim() || now.trim() === '' ? undefined : now;
}
