import { noteRequester } from '../../../shared/domain/ticket/requester.ts';
import { type NoteDraft, noteDraftOf } from '../../../shared/views/note-draft.ts';
import type { DraftWords } from '../../forms/draft-words.ts';
import { textWords } from '../../forms/text-words.ts';

/** A note replaces the one before: what was changed since a send is the whole note, not only what was added. */
export const noteWords: DraftWords<NoteDraft> = {
  empty: { note: '', about: null },
  isEmpty: ({ note }) => note.trim() === '',
  read: noteDraftOf,
  write: (words) => JSON.stringify(words),
  merge: (draft, typed) => ({ note: textWords.merge(draft.note, typed.note), about: draft.about ?? typed.about }),
  newerThan: (sent, now) => (sent.about?.personId === now.about?.personId ? unlessEqual(sent.note, now) : now),
  newerThanSent: ({ text }, now) => unlessEqual(text, now),
  filesOf: (_words, files) => files,
};

/** What is newer than a note that was saved was written on that note. */
function unlessEqual(sent: string, { note, about }: NoteDraft): NoteDraft | undefined {
  if (note.trim() === sent.trim() || note.trim() === '') return undefined;
  return { note, about: about && { ...about, basedOn: noteRequester.input.shape.note.safeParse(sent).data ?? sent } };
}
