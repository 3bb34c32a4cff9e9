import type { Node } from 'prosemirror-model';
import type { DraftWords } from '../../forms/draft-words.ts';
import { docFrom, plainTextOf } from './editor-schema.ts';
import { newerThanText, newerWords } from './newer-words.ts';
import { picturesIn } from './pictures.ts';

/** How drafts merge and compare editor documents, including pictures and their files. */
export const docWords: DraftWords<Node> = {
  empty: docFrom(''),
  isEmpty: (doc) => plainTextOf(doc).trim() === '',
  read: docFrom,
  write: (doc) => JSON.stringify(doc.toJSON()),
  merge: (draft, typed) => draft.copy(draft.content.append(typed.content)),
  newerThan: newerWords,
  newerThanSent: (sent, now) => newerThanText(sent.text, now),
  // The file of a deleted picture is not sent, but kept while the deletion can be undone.
  filesOf: (doc, files) => {
    if (files.every(({ pictureId }) => pictureId === undefined)) return files;
    const shown = picturesIn(doc);
    return files.filter(({ pictureId }) => pictureId === undefined || shown.has(pictureId));
  },
};
