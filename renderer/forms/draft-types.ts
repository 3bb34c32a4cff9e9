import type { DoneFor } from '../../shared/bridge/done.ts';
import type { DraftFile, Sent } from '../../shared/bridge/draft.ts';
import type { DeskError } from '../../shared/bridge/result.ts';

/** Words with the files that belong to them. */
export interface Contents<Words> {
  readonly words: Words;
  readonly files: readonly DraftFile[];
}

/** A draft as the desk hands it over. */
export interface FoundDraft extends Contents<string> {
  readonly draftId: string;
  readonly key: string;
  readonly basedOn: number;
  /** What of it was sent without this window having been told. */
  readonly sent: Sent | null;
}

/** The one request of a session that is not answered yet. */
export type Request<Words> =
  | { readonly do: 'open' }
  | { readonly do: 'save'; readonly revision: number; readonly key: string; readonly saved: Contents<Words> }
  | { readonly do: 'drop'; readonly revision: number }
  | { readonly do: 'send'; readonly saved: boolean };

/** A send from the moment it is asked for: first the draft is opened, then files arrive, then earlier requests end. */
export interface Sending<Words> extends Contents<Words> {
  readonly step: 'opening' | 'files' | 'turn' | 'sent';
  /** What goes with the words beside files, such as the status to set. */
  readonly options: unknown;
}

/** Unsent words of one form: what is written, what of it is saved, and what was sent. Changes only by `step`. */
export interface DraftSession<Words> extends Contents<Words> {
  readonly draftId: string;
  /** The key under which these words are sent at most once. */
  readonly key: string;
  /** How many entries the author had read when these words were begun; undefined while there are none. */
  readonly basedOn: number | undefined;
  /** How many entries there are. */
  readonly entryCount: number;
  readonly isOpened: boolean;
  readonly request: Request<Words> | null;
  /** Grows with every change of words or files. */
  readonly revision: number;
  /** The revision that the desk has. */
  readonly savedRevision: number;
  /** What the desk holds of this draft, as far as it has answered; null if it holds nothing. */
  readonly saved: Contents<Words> | null;
  /** Whether a change is saved as soon as no other request is under way. */
  readonly isDue: boolean;
  readonly isDiscarding: boolean;
  readonly saveProblem: DeskError | undefined;
  readonly sending: Sending<Words> | null;
  readonly sendProblem: DeskError | undefined;
  /** Words that were handed in under the present key and may have gone out. */
  readonly attempts: readonly Words[];
  /** The key of a send whose answer was lost. */
  readonly lostKey: string | undefined;
  /** What these words continue, if it was sent without this window having been told. */
  readonly continues: Sent | undefined;
  /** Whether another window has taken over the words that were here. */
  readonly wasMoved: boolean;
  /** Words of an undone send that wait until the draft is opened. */
  readonly returned: (Contents<Words> & { readonly key: string }) | undefined;
}

export type DraftEvent<Words> =
  | { readonly type: 'start' }
  | { readonly type: 'opened'; readonly draft: FoundDraft | null }
  | { readonly type: 'open-failed'; readonly error: DeskError }
  | { readonly type: 'typed'; readonly words: Words }
  | { readonly type: 'files'; readonly files: readonly DraftFile[] }
  | { readonly type: 'entries'; readonly count: number }
  /** The author has read so many entries; the words count as written after them. */
  | { readonly type: 'read'; readonly count: number }
  | { readonly type: 'problem-read' }
  | { readonly type: 'flush' }
  /** The page is going away: there is time to ask, not to wait. */
  | { readonly type: 'leave' }
  | { readonly type: 'saved'; readonly keptUnder: string | null; readonly sent: Sent | null }
  | { readonly type: 'save-failed'; readonly error: DeskError }
  | { readonly type: 'dropped'; readonly nextKey: string }
  | { readonly type: 'drop-failed'; readonly error: DeskError }
  | { readonly type: 'send'; readonly options: unknown }
  | { readonly type: 'files-arrived'; readonly missing: DeskError | null }
  | { readonly type: 'sent'; readonly done: DoneFor; readonly nextKey: string }
  | { readonly type: 'not-sent'; readonly error: DeskError }
  /** The desk says what a key has led to; null if it led to nothing. */
  | { readonly type: 'key-known'; readonly key: string; readonly sent: Sent | null }
  /** The desk can be reached again. */
  | { readonly type: 'connected' }
  /** This window has taken over the draft of another one. */
  | { readonly type: 'took'; readonly draft: FoundDraft }
  /** Another window has taken the draft over. */
  | { readonly type: 'taken'; readonly draftId: string; readonly key: string }
  | { readonly type: 'returned'; readonly contents: Contents<Words>; readonly key: string }
  | { readonly type: 'discard' };

export type DraftEffect<Words> =
  | { readonly do: 'open' }
  /** Saves soon; each further change moves the moment, up to a limit. */
  | { readonly do: 'save-soon' }
  | { readonly do: 'cancel-save' }
  | {
      readonly do: 'save';
      readonly draftId: string;
      readonly key: string;
      readonly basedOn: number;
      readonly contents: Contents<Words>;
      /** False if nobody waits for the answer. */
      readonly isAwaited: boolean;
    }
  | { readonly do: 'drop'; readonly draftId: string; readonly isAwaited: boolean }
  | { readonly do: 'await-files' }
  | {
      readonly do: 'send';
      readonly key: string;
      readonly basedOn: number;
      readonly contents: Contents<Words>;
      readonly options: unknown;
    }
  | { readonly do: 'ask-key'; readonly key: string }
  /** The form shows these words: at its beginning, or as a new text in which nothing earlier can be undone. */
  | { readonly do: 'show'; readonly words: Words; readonly isNew: boolean }
  | { readonly do: 'keep-files'; readonly files: readonly DraftFile[] }
  | {
      readonly do: 'tell-sent';
      readonly done: DoneFor;
      readonly contents: Contents<Words>;
      readonly options: unknown;
    }
  /** The same for what was sent without this window having been told. */
  | { readonly do: 'tell-known'; readonly sent: Sent }
  /** Without an error the words wait for their author: there was a draft that they had not seen yet. */
  | { readonly do: 'tell-not-sent'; readonly error: DeskError | undefined };

export interface Step<Words> {
  readonly session: DraftSession<Words>;
  readonly effects: readonly DraftEffect<Words>[];
}
