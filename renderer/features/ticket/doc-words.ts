import type { Node } from 'prosemirror-model';
import { isEntered, newerStatus, noNextStatus } from '../../../shared/views/next-status.ts';
import type { DraftWords } from '../../forms/draft-words.ts';
import { statusValue, statusWith, withStatus } from './doc-status.ts';
import { docFrom, plainTextOf } from './editor-schema.ts';
import { newerThanText, newerWords } from './newer-words.ts';
import { picturesIn } from './pictures.ts';

const empty = docFrom('');

/** How drafts merge and compare editor documents, with their pictures and files, and with the status to set. */
export const docWords: DraftWords<Node> = {
  empty,
  // A status alone is no draft, but what was entered with it is.
  isEmpty: (doc) => plainTextOf(doc).trim() === '' && !isEntered(statusWith(doc)),
  read: docFrom,
  write: (doc) => JSON.stringify(doc.toJSON()),
  merge: (draft, typed) => {
    const next = statusValue(statusWith(typed)) ?? statusWith(draft);
    return withStatus(draft.copy(draft.content.append(typed.content)), next);
  },
  newerThan: (sent, now) => {
    const newer = newerWords(sent, now);
    const next = newerStatus(statusWith(sent), statusWith(now));
    return newer === undefined && next === noNextStatus ? undefined : withStatus(newer ?? empty, next);
  },
  // Which status was sent is unknown: what was entered with it stays.
  newerThanSent: (sent, now) => {
    const newer = newerThanText(sent.text, now);
    if (newer === undefined && !isEntered(statusWith(now))) return undefined;
    return withStatus(newer ?? empty, isEntered(statusWith(now)) ? statusWith(now) : noNextStatus);
  },
  // The file of a deleted picture is not sent, but kept while the deletion can be undone.
  filesOf: (doc, files) => {
    if (files.every(({ pictureId }) => pictureId === undefined)) return files;
    const shown = picturesIn(doc);
    return files.filter(({ pictureId }) => pictureId === undefined || shown.has(pictureId));
  },
};
