import * as z from 'zod';
import { longestHtml, mostFiles } from '../domain/body.ts';
import { type Id, idSchema } from '../domain/id.ts';
import type { SentIntake } from '../domain/sent-intake.ts';
import type { DocumentReport } from './document-report.ts';
import type { DoneFor } from './done.ts';

/** Where words wait that nobody has sent: per ticket its tabs and what its requester said, and those of new tickets. */
export const draftSlot = z.discriminatedUnion('tab', [
  z.strictObject({ tab: z.enum(['reply', 'note', 'message']), ticketId: idSchema }),
  z.strictObject({ tab: z.literal('intake') }),
]);

export type DraftSlot = z.infer<typeof draftSlot>;

/** A slot as one text. */
export function slotKey(slot: DraftSlot): string {
  return slot.tab === 'intake' ? slot.tab : `${slot.tab} ${slot.ticketId}`;
}

/**
 * One of several drafts of a slot: each window writes its own. The window that begins a draft makes its id. It is part of
 * a file name, so it has no capital letters: some disks see no difference.
 */
export const draftId = z.string().regex(/^[a-z0-9][a-z0-9-]{7,39}$/, 'id.malformed');

export type DraftId = z.infer<typeof draftId>;

export const draftFile = z.strictObject({
  fileId: idSchema,
  name: z.string().max(300),
  size: z.number().min(0),
  /** The hash of its bytes; drafts of older versions did not note it. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** The name by which the words show it as a picture; none for a file that only goes with them. */
  pictureId: z.string().max(60).optional(),
});

/**
 * Characters that a draft may have. Whatever can be sent can be kept: no document of the editor is longer as JSON than ten
 * times its HTML, and that has a limit.
 */
export const longestDraft = 10 * longestHtml;

export const draftContent = z.strictObject({
  /** The key under which it will be sent: after a crash the same words cannot be sent twice. */
  key: z.string().regex(/^[\w-]{8,60}$/),
  /** The editor's document or the fields of a form as JSON, or a form's words as they are. */
  text: z.string().max(longestDraft, 'draft.too-long'),
  files: z.array(draftFile).max(mostFiles),
  /** How many entries the thread had when the author began. */
  basedOn: z.int().min(0),
});

/** A draft as it is kept, with when it was saved; older versions did not note that. */
export const keptContent = draftContent.extend({
  savedMs: z.number().optional(),
  /** The key under which earlier words of these went out last, and all words that did. */
  follows: z.strictObject({ key: z.string(), words: z.string() }).optional(),
});

export type KeptContent = Readonly<z.infer<typeof keptContent>>;
export type DraftFile = Readonly<z.infer<typeof draftFile>>;
export type DraftContent = Readonly<z.infer<typeof draftContent>>;

/** What was sent under a key, as far as somebody reads it. */
export interface Sent {
  /** The key for what is newer, the same at every window: sent from two of them, that is sent once. */
  readonly nextKey: string;
  readonly done: DoneFor;
  readonly op: string;
  /** The desk record that it put down, such as an agent. */
  readonly recordId: string | null;
  /** The ticket’s number; null where its author does not see it any more. */
  readonly number: string | null;
  /** The entry’s words without formatting; empty where it led to none. */
  readonly text: string;
  /** Of a new ticket. */
  readonly summary: string;
  /** What a new ticket was given beside its words; empty for everything else. */
  readonly intake: SentIntake;
  /** The hashes of the files that went with it. */
  readonly files: readonly string[];
}

/** A draft that waits; `sent` is what of it was sent already, without its author having heard of that. */
export type WaitingDraft = DraftContent & { readonly sent?: Sent | null };

/** A draft that a window writes from now on, under this id. */
export type OpenedDraft = WaitingDraft & { readonly draftId: DraftId };

/** A draft of the same slot that the asking window does not write. */
export interface OtherDraft {
  readonly draftId: DraftId;
  readonly savedMs: number | null;
  /** The beginning of what was written, without formatting. */
  readonly words: string;
  /** Whether another window has it open. */
  readonly isOpen: boolean;
}

export interface OpenedSlot {
  readonly draft: OpenedDraft | null;
  /** The other drafts of the slot, newest first. */
  readonly elsewhere: readonly OtherDraft[];
}

/** How a window's draft stands beside the others of its slot. */
export interface DraftStanding {
  /** Another window has taken it over. */
  readonly isTaken: boolean;
  readonly elsewhere: readonly OtherDraft[];
}

/**
 * Where a draft was saved. If its key has been sent, the window is told what was sent; newer text is saved under
 * another key, and nothing if there is none.
 */
export interface DraftSaved {
  readonly keptUnder: string | null;
  readonly sent: Sent | null;
}

export interface KeptDraft {
  readonly slot: DraftSlot;
  readonly draftId: DraftId;
  readonly content: DraftContent;
  /** Milliseconds since 1970; null where that was not noted. */
  readonly savedMs: number | null;
}

/** A draft as its author’s list shows it. */
export interface ListedDraft extends Pick<KeptDraft, 'slot' | 'draftId' | 'savedMs'> {
  /** Whether another window of its author has it open. */
  readonly isElsewhere: boolean;
  /** The ticket it belongs to; null for a new one, and where its author does not see the ticket any more. */
  readonly ticket: { readonly number: string; readonly summary: string; readonly queue: Id } | null;
  /** The beginning of what was written, without formatting. */
  readonly words: string;
  readonly fileCount: number;
  /** Whether its author may still finish it where it belongs. */
  readonly mayContinue: boolean;
  /** What was wrong with its file; where nothing of it is left there are no words. */
  readonly damage: DocumentReport | null;
  /** Files of it that are not as they were handed in. */
  readonly faultyFiles: readonly FaultyDraftFile[];
}

export interface FaultyDraftFile {
  readonly name: string;
  /** Nothing is known of it any more: it has to be attached again. */
  readonly isLost: boolean;
  readonly damage: DocumentReport | null;
}
