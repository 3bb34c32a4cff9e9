import type { DoneFor } from '../../shared/bridge/done.ts';
import type { DraftFile, Sent } from '../../shared/bridge/draft.ts';
import type { DeskError } from '../../shared/bridge/result.ts';

/** Text with its files. */
export interface Contents<Words> {
  readonly words: Words;
  readonly files: readonly DraftFile[];
}

/** A draft as loaded from the desk. */
export interface FoundDraft extends Contents<string> {
  readonly draftId: string;
  readonly key: string;
  readonly basedOn: number;
  /** What was sent from this draft, if the answer of that send was lost. */
  readonly sent: Sent | null;
}

/** The one request of a session that is under way. */
export type Request<Words> =
  | { readonly do: 'open' }
  | { readonly do: 'save'; readonly revision: number; readonly key: string; readonly saved: Contents<Words> }
  | { readonly do: 'drop'; readonly revision: number }
  | { readonly do: 'send'; readonly saved: boolean };

/** A send: the draft is opened, then files finish uploading, then earlier requests finish, then it is sent. */
export interface Sending<Words> extends Contents<Words> {
  readonly step: 'opening' | 'files' | 'turn' | 'sent';
  /** What is sent besides text and files, such as the status to set. */
  readonly options: unknown;
}

/** The unsent text of one form: its content, what of it is saved, and what was sent. Only `step` changes it. */
export interface DraftSession<Words> extends Contents<Words> {
  readonly draftId: string;
  /** The key under which this text is sent at most once. */
  readonly key: string;
  /** How many entries the author had read when this text was begun; undefined while it is empty. */
  readonly basedOn: number | undefined;
  /** How many entries the ticket has. */
  readonly entryCount: number;
  readonly isOpened: boolean;
  readonly request: Request<Words> | null;
  /** Incremented by every change of text or files. */
  readonly revision: number;
  /** The revision that the desk has. */
  readonly savedRevision: number;
  /** What the desk holds of this draft, according to its last answer; null for nothing. */
  readonly saved: Contents<Words> | null;
  /** Whether to save when no other request is under way. */
  readonly isDue: boolean;
  readonly isDiscarding: boolean;
  readonly saveProblem: DeskError | undefined;
  readonly sending: Sending<Words> | null;
  readonly sendProblem: DeskError | undefined;
  /** Texts sent under the present key that may have arrived. */
  readonly attempts: readonly Words[];
  /** The key of a send whose answer was lost. */
  readonly lostKey: string | undefined;
  /** The sent text that this one continues, if the answer of that send was lost. */
  readonly continues: Sent | undefined;
  /** Whether another window has taken over the draft that was here. */
  readonly wasMoved: boolean;
  /** Content of an undone send that waits until the draft is opened. */
  readonly returned: (Contents<Words> & { readonly key: string }) | undefined;
}

export type DraftEvent<Words> =
  | { readonly type: 'start' }
  | { readonly type: 'opened'; readonly draft: FoundDraft | null }
  | { readonly type: 'open-failed'; readonly error: DeskError }
  | { readonly type: 'typed'; readonly words: Words }
  | { readonly type: 'files'; readonly files: readonly DraftFile[] }
  | { readonly type: 'entries'; readonly count: number }
  /** The author has read `count` entries; the text counts as written after them. */
  | { readonly type: 'read'; readonly count: number }
  | { readonly type: 'problem-read' }
  | { readonly type: 'flush' }
  /** The page is being unloaded: requests can be started, but not awaited. */
  | { readonly type: 'leave' }
  | { readonly type: 'saved'; readonly keptUnder: string | null; readonly sent: Sent | null }
  | { readonly type: 'save-failed'; readonly error: DeskError }
  | { readonly type: 'dropped'; readonly nextKey: string }
  | { readonly type: 'drop-failed'; readonly error: DeskError }
  | { readonly type: 'send'; readonly options: unknown }
  | { readonly type: 'files-arrived'; readonly missing: DeskError | null }
  | { readonly type: 'sent'; readonly done: DoneFor; readonly nextKey: string }
  | { readonly type: 'not-sent'; readonly error: DeskError }
  /** The desk knows what was sent under a key; null for nothing. */
  | { readonly type: 'key-known'; readonly key: string; readonly sent: Sent | null }
  /** The desk is reachable again. */
  | { readonly type: 'connected' }
  /** This window has taken over another one’s draft. */
  | { readonly type: 'took'; readonly draft: FoundDraft }
  /** Another window has taken over this draft. */
  | { readonly type: 'taken'; readonly draftId: string; readonly key: string }
  | { readonly type: 'returned'; readonly contents: Contents<Words>; readonly key: string }
  | { readonly type: 'discard' };

export type DraftEffect<Words> =
  | { readonly do: 'open' }
  /** Saves after a pause; further changes postpone it, up to a limit. */
  | { readonly do: 'save-soon' }
  | { readonly do: 'cancel-save' }
  | {
      readonly do: 'save';
      readonly draftId: string;
      readonly key: string;
      readonly basedOn: number;
      readonly contents: Contents<Words>;
      /** False if the answer is ignored. */
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
  /** Show this text in the form. `isNew` clears the form’s undo history. */
  | { readonly do: 'show'; readonly words: Words; readonly isNew: boolean }
  | { readonly do: 'keep-files'; readonly files: readonly DraftFile[] }
  | {
      readonly do: 'tell-sent';
      readonly done: DoneFor;
      readonly contents: Contents<Words>;
      readonly options: unknown;
    }
  /** The same for a send whose answer was lost. */
  | { readonly do: 'tell-known'; readonly sent: Sent }
  /** Without an error, the text was held back because a draft appeared that the author had not seen. */
  | { readonly do: 'tell-not-sent'; readonly error: DeskError | undefined };

export interface Step<Words> {
  readonly session: DraftSession<Words>;
  readonly effects: readonly DraftEffect<Words>[];
}
