import * as z from 'zod';
import { longestHtml, mostFiles } from '../domain/body.ts';
import { type Id, idSchema } from '../domain/id.ts';
import type { SentIntake } from '../domain/sent-intake.ts';
import type { DocumentReport } from './document-report.ts';
import type { DoneFor } from './done.ts';

/** The forms for the selected tickets. */
const bulkTab = z.enum([
  'bulk-assign',
  'bulk-transfer',
  'bulk-priority',
  'bulk-status',
  'bulk-close',
  'bulk-delete',
  'bulk-restore',
]);

/** The form that a draft belongs to: one of a ticket’s forms, one for the selected tickets, or the form of new tickets. */
export const draftSlot = z.discriminatedUnion('tab', [
  z.strictObject({
    tab: z.enum(['reply', 'note', 'message', 'assign', 'transfer', 'about', 'refer']),
    ticketId: idSchema,
  }),
  z.strictObject({ tab: bulkTab }),
  z.strictObject({ tab: z.literal('intake') }),
]);

export type DraftSlot = z.infer<typeof draftSlot>;
export type TicketSlot = Extract<DraftSlot, { readonly ticketId: Id }>;

/** A slot as a single text, for comparing slots and as a key of maps. */
export function slotKey(slot: DraftSlot): string {
  return 'ticketId' in slot ? `${slot.tab} ${slot.ticketId}` : slot.tab;
}

/**
 * Identifies one of the drafts of a slot, because each window writes its own. The window that begins a draft creates the
 * id. It is part of a file name, so it is lower-case: some disks ignore case.
 */
export const draftId = z.string().regex(/^[a-z0-9][a-z0-9-]{7,39}$/, 'id.malformed');

export type DraftId = z.infer<typeof draftId>;

export const draftFile = z.strictObject({
  fileId: idSchema,
  name: z.string().max(300),
  size: z.number().min(0),
  /** The hash of its bytes; drafts of earlier versions lack it. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** The id by which the text shows it as a picture; missing for an ordinary attachment. */
  pictureId: z.string().max(60).optional(),
});

/**
 * The most characters of a draft. Everything that can be sent can be saved: the JSON of an editor document is at most ten
 * times as long as its HTML, which has a limit.
 */
export const longestDraft = 10 * longestHtml;

export const draftContent = z.strictObject({
  /** The key under which it will be sent, so that the same text is not sent twice after a crash. */
  key: z.string().regex(/^[\w-]{8,60}$/),
  /** The editor's document or a form's fields as JSON; the plain text of a requester message. */
  text: z.string().max(longestDraft, 'draft.too-long'),
  files: z.array(draftFile).max(mostFiles),
  /** How many entries the thread had when the author began. */
  basedOn: z.int().min(0),
});

/** A draft as it is stored. Earlier versions did not store the time of saving. */
export const keptContent = draftContent.extend({
  savedMs: z.number().optional(),
  /** The key under which an earlier part of this text was last sent, and all text sent so far. */
  follows: z.strictObject({ key: z.string(), words: z.string() }).optional(),
});

export type KeptContent = Readonly<z.infer<typeof keptContent>>;
export type DraftFile = Readonly<z.infer<typeof draftFile>>;
export type DraftContent = Readonly<z.infer<typeof draftContent>>;

/** What was sent under a key. */
export interface Sent {
  /** The key for newer text. It is the same in every window, so text sent from two windows is sent once. */
  readonly nextKey: string;
  readonly done: DoneFor;
  readonly op: string;
  /** The desk record that was saved, such as an agent. */
  readonly recordId: string | null;
  /** The ticket’s number; null if the author no longer has access to it. */
  readonly number: string | null;
  /** The entry’s text without formatting; empty if there was no entry. */
  readonly text: string;
  /** The summary of a new ticket. */
  readonly summary: string;
  /** The form values of a new ticket besides its text; otherwise empty. */
  readonly intake: SentIntake;
  /** The hashes of its files. */
  readonly files: readonly string[];
}

/** An unsent draft. `sent` is the part that was already sent although the window never received the answer. */
export type WaitingDraft = DraftContent & { readonly sent?: Sent | null };

/** A draft that a window owns from now on, under this id. */
export type OpenedDraft = WaitingDraft & { readonly draftId: DraftId };

/** A draft of the same slot that the requesting window does not own. */
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

/** Whether a window still owns its draft, and which other drafts its slot has. */
export interface DraftStanding {
  /** Another window has taken it over. */
  readonly isTaken: boolean;
  readonly elsewhere: readonly OtherDraft[];
}

/**
 * The key under which a draft was saved. If its own key was already used, `sent` says what was sent; newer text is saved
 * under another key, and `keptUnder` is null if there is none.
 */
export interface DraftSaved {
  readonly keptUnder: string | null;
  readonly sent: Sent | null;
}

export interface KeptDraft {
  readonly slot: DraftSlot;
  readonly draftId: DraftId;
  readonly content: DraftContent;
  /** Milliseconds since 1970; null in drafts of earlier versions. */
  readonly savedMs: number | null;
}

/** A draft in its author’s list. */
export interface ListedDraft extends Pick<KeptDraft, 'slot' | 'draftId' | 'savedMs'> {
  /** Whether another window of its author has it open. */
  readonly isElsewhere: boolean;
  /** Its ticket; null for a new ticket, or if the author no longer has access to it. */
  readonly ticket: { readonly number: string; readonly summary: string; readonly queue: Id } | null;
  /** The beginning of what was written, without formatting. */
  readonly words: string;
  readonly fileCount: number;
  /** Whether its author may still send it. */
  readonly mayContinue: boolean;
  /** The damage of its file. If nothing could be recovered, `words` is empty. */
  readonly damage: DocumentReport | null;
  /** Its files that are damaged or missing. */
  readonly faultyFiles: readonly FaultyDraftFile[];
}

export interface FaultyDraftFile {
  readonly name: string;
  /** Its record is missing, so it must be attached again. */
  readonly isLost: boolean;
  readonly damage: DocumentReport | null;
}
