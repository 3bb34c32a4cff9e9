import * as z from 'zod';
import type { BodyTag } from '../../domain/body-tags.ts';
import type { FileFault } from '../../domain/file-fault.ts';
import { type Id, idSchema } from '../../domain/id.ts';
import { type ThreadCursor, threadCursor } from '../../domain/thread-cursor.ts';
import type { DueTarget } from '../../domain/ticket/targets.ts';
import type { ConflictSide } from '../../views/deletion-conflict.ts';
import type { QueueRow } from '../../views/queue-row.ts';
import type { ThreadChange, ThreadEntry } from '../../views/thread.ts';
import type { TicketDetails } from '../../views/ticket-details.ts';
import { query } from './declare.ts';
import { fieldTopics, rights, type Shown, sight } from './topics.ts';

/** A body as data: the elements that sanitizing left of it, without attributes. */
export type BodyNode = string | BodyElement | BodyPicture;

export interface BodyElement {
  readonly tag: BodyTag;
  readonly children: readonly BodyNode[];
}

/** An image in the entry's text; its `url` works in this window until the desk is locked. */
export interface BodyPicture extends BodyElement {
  readonly tag: 'img';
  readonly url: string;
  readonly alt: string;
}

export interface ShownLink {
  readonly host: string;
  readonly url: string;
  /** Whether the entry's text contains this address, so that a printout need not repeat it. */
  readonly isWritten: boolean;
}

/**
 * An entry as a window shows it. `bodyUrl` is its body’s page for a frame; this and the files’ `url` work in this window
 * until the desk is locked.
 */
export type ShownEntry = Omit<ThreadEntry, 'html' | 'attachments'> & {
  readonly bodyUrl: string;
  readonly body: readonly BodyNode[];
  readonly links: readonly ShownLink[];
  readonly attachments: readonly ShownFile[];
};

export interface ShownFile {
  readonly name: string;
  readonly size: number;
  readonly url: string;
  /** The file's known fault; a faulty file cannot be opened. */
  readonly fault: FileFault | null;
}

export type ShownItem = ShownEntry | ThreadChange;

/** A part of a ticket's thread. */
export interface ThreadPage {
  /** Oldest first. */
  readonly items: readonly ShownItem[];
  /** Where the part begins; null if nothing is earlier. As `before` of another query, it gets the part above. */
  readonly from: ThreadCursor | null;
  /** How many items are above. */
  readonly earlier: number;
  /** How many entries are above: the first entry here is the next one of the thread. */
  readonly entriesBefore: number;
}

/** Another ticket of the requester, as the panel beside a ticket lists it. */
export type OtherTicket = Pick<QueueRow, 'id' | 'number' | 'summary' | 'statusName' | 'statusKind'>;

/** The requester's other tickets that the agent may see. */
export interface OtherTickets {
  /** The first of them: open ones first, then the newest. */
  readonly tickets: readonly OtherTicket[];
  readonly total: number;
  /** The search that finds all tickets of the requester, this one too. */
  readonly search: string;
  /** What agents have noted in the requester's other records. */
  readonly otherNotes: readonly string[];
  /** Whose tickets these are: a person may have several records. */
  readonly requesterIds: readonly Id[];
  /** False while tickets are still being loaded. */
  readonly isComplete: boolean;
}

/** A change of the note about a requester. */
export interface NoteChange {
  readonly commit: string;
  readonly timeMs: number;
  readonly agentName: string;
  /** The note since then. */
  readonly note: string;
}

/** How many of the requester's other tickets are listed. */
export const mostOthers = 5;

/** The most items of one answer, unless a single commit has more. */
export const mostItems = 500;

const detailsShow = [
  'ticket',
  ...rights,
  ...fieldTopics,
  'record:person',
  'record:plan',
  'record:priority',
  'record:status',
  'record:topic',
] as const satisfies readonly Shown[];

const threadShows = [
  'ticket',
  ...sight,
  ...fieldTopics,
  'record:person',
  'record:status',
] as const satisfies readonly Shown[];

const othersShow = [
  'ticket',
  'requested',
  ...sight,
  'record:person',
  'record:status',
  'loading',
] as const satisfies readonly Shown[];

const requesters = ({ requesterIds }: OtherTickets) => requesterIds;

const threadRange = z.strictObject({
  ticketId: idSchema,
  from: threadCursor.nullable().default(null),
  before: threadCursor.nullable().default(null),
  limit: z.int().min(1).max(mostItems),
});

export const ticketQueries = {
  /**
   * A ticket by its number, and the first queue that holds it, or the first of all; null if the agent may not see such
   * a ticket.
   */
  'ticket.find': query<{ readonly found: { readonly ticketId: Id; readonly queue: Id } | null }>()(
    z.strictObject({ number: z.string().max(40) }),
    { shows: ['tickets', ...sight, 'record:queue'] },
  ),
  'ticket.details': query<TicketDetails>()(z.strictObject({ ticketId: idSchema }), { shows: detailsShow }),
  /** The newest items of a thread before `before` (null: the newest of all), and none above `from`. */
  'thread.page': query<ThreadPage>()(threadRange, { shows: threadShows }),
  'ticket.others': query<OtherTickets>()(z.strictObject({ ticketId: idSchema }), { shows: othersShow, requesters }),
  /** The latest changes of the notes about the requester, newest first. */
  'ticket.notes': query<{ readonly changes: readonly NoteChange[] }>()(z.strictObject({ ticketId: idSchema }), {
    shows: ['ticket', ...sight, 'record:person'],
  }),
  /** Details, thread, and the requester's other tickets in one answer: how a window opens a ticket. */
  'ticket.page': query<{
    readonly details: TicketDetails;
    readonly thread: ThreadPage;
    readonly others: OtherTickets;
  }>()(threadRange, {
    shows: [...detailsShow, ...threadShows, ...othersShow],
    requesters: ({ others }) => requesters(others),
  }),
  /** What people did who did not know of each other, so that somebody has to decide whether the ticket is deleted. */
  'ticket.contested': query<{ readonly sides: readonly ConflictSide[] }>()(z.strictObject({ ticketId: idSchema }), {
    shows: ['ticket', ...sight],
  }),
  /** The agents whom the agent can mention in a reply or note: all others who see the ticket. */
  'ticket.mentionable': query<{
    readonly agents: readonly { readonly id: Id; readonly name: string; readonly colour: string }[];
  }>()(z.strictObject({ ticketId: idSchema }), { shows: ['ticket', ...sight] }),
  'ticket.spans': query<{
    /** The time counted toward each due time of a plan, by target. */
    readonly targets: readonly { readonly target: DueTarget; readonly spans: readonly (readonly [number, number])[] }[];
    /** The times in which the ticket waited for its requester, which don’t count. */
    readonly waits: readonly (readonly [number, number])[];
    /** The time zone in which they were counted; null if it was not recorded. */
    readonly timeZone: string | null;
  }>()(z.strictObject({ ticketId: idSchema }), {
    shows: ['ticket', ...sight, 'record:desk', 'record:plan', 'record:schedule'],
  }),
} as const;
