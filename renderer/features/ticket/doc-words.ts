import type { Node } from 'prosemirror-model';
import type { DraftWords } from '../../forms/draft-words.ts';
import { docFrom, plainTextOf } from './editor-schema.ts';
import { newerThanText, newerWords } from './newer-words.ts';
import { picturesIn } from './pictures.ts';

/** Words of the editor, with pictures whose files go with them. */
export const docWords: DraftWords<Node> = {
  empty: docFrom(''),
  isEmpty: (doc) => plainTextOf(doc).trim() === '',
  read: docFrom,
  write: (doc) => JSON.stringify(doc.toJSON()),
  merge: (draft, typed) => draft.copy(draft.content.append(typed.content)),
  newerThan: newerWords,
  newerThanSent: (sent, now) => newerThanText(sent.text, now),
  // The file of a deleted picture is not sent; it stays available while the picture can be restored.
  filesOf: (doc, files) => {
    if (files.every(({ pictureId }) => pictureId === undefined)) return files;
    const shown = picturesIn(doc);
    return files.filter(({ pictureId }) => pictureId === undefined || shown.has(pictureId));
  },
};
