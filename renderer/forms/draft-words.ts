import type { DraftFile, Sent } from '../../shared/bridge/draft.ts';

/** How a draft session handles one type of content: plain text, an editor document, or a form’s fields. */
export interface DraftWords<Words> {
  readonly empty: Words;
  readonly isEmpty: (words: Words) => boolean;
  readonly read: (text: string) => Words;
  readonly write: (words: Words) => string;
  /** The draft’s content followed by what was typed before it was loaded. */
  readonly merge: (draft: Words, typed: Words) => Words;
  /** What is newer than the sent content; undefined if nothing is. */
  readonly newerThan: (sent: Words, now: Words) => Words | undefined;
  /** The same if only the desk’s record of the sent content is known. */
  readonly newerThanSent: (sent: Sent, now: Words) => Words | undefined;
  /** The files that belong to this content; a picture’s file only if the content shows the picture. */
  readonly filesOf: (words: Words, files: readonly DraftFile[]) => readonly DraftFile[];
}
