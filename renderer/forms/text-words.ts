import type { DraftWords } from './draft-words.ts';
import { newerText } from './newer-text.ts';

/** How drafts merge and compare plain text. */
export const textWords: DraftWords<string> = {
  empty: '',
  isEmpty: (words) => words.trim() === '',
  read: (text) => text,
  write: (words) => words,
  merge: (draft, typed) => (/\s$/.test(draft) ? draft + typed : `${draft}\n${typed}`),
  newerThan: newerTextOrNothing,
  newerThanSent: (sent, now) => newerTextOrNothing(sent.text, now),
  filesOf: (_words, files) => files,
};

function newerTextOrNothing(sent: string, now: string): string | undefined {
  const newer = newerText(sent, now);
  return newer.trim() === '' ? undefined : newer;
}
