import * as z from 'zod';
import { draftContentOf } from './draft-content.ts';

/** The unsaved note about a requester. */
export interface NoteDraft {
  readonly note: string;
  /** Whom it is about and which note it was written on; null if nothing was written. */
  readonly about: NoteSubject | null;
}

export interface NoteSubject {
  readonly personId: string;
  readonly name: string;
  readonly basedOn: string;
}

const stored = z.strictObject({
  note: z.string(),
  about: z.strictObject({ personId: z.string(), name: z.string(), basedOn: z.string() }).nullable(),
});

/** Parses a draft’s text. One that cannot be parsed is the note itself. */
export function noteDraftOf(text: string): NoteDraft {
  return stored.safeParse(draftContentOf(text)).data ?? { note: text, about: null };
}
