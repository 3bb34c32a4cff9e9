import type { DraftFile, Sent } from '../../shared/bridge/draft.ts';

/** What a draft session has to know about the words of one form: text, a document of the editor, or a form’s fields. */
export interface DraftWords<Words> {
  readonly empty: Words;
  readonly isEmpty: (words: Words) => boolean;
  readonly read: (text: string) => Words;
  readonly write: (words: Words) => string;
  /** The draft’s words, then those that were typed before it arrived. */
  readonly merge: (draft: Words, typed: Words) => Words;
  /** What was written after these words were sent; undefined if nothing was. */
  readonly newerThan: (sent: Words, now: Words) => Words | undefined;
  /** The same if only the desk’s account of what was sent is known. */
  readonly newerThanSent: (sent: Sent, now: Words) => Words | undefined;
  /** The files that go with these words; one of a picture only if the words show it. */
  readonly filesOf: (words: Words, files: readonly DraftFile[]) => readonly DraftFile[];
}
