import * as z from 'zod';
import type { FileFault } from '../../domain/file-fault.ts';
import { type Id, idSchema } from '../../domain/id.ts';
import type { ThreadChange, ThreadEntry } from '../../views/thread.ts';
import type { TicketDetails } from '../../views/ticket-details.ts';
import { query } from './declare.ts';
import { fieldTopics, rights, sight } from './topics.ts';

/** The tags of a body as data, for laying out the frame that shows it. */
export type BodyNode = string | BodyElement | BodyPicture;

export interface BodyElement {
  readonly tag: string;
  readonly children: readonly BodyNode[];
}

/** A file of the entry that is shown among its words; its `url` works in this window until lock. */
export interface BodyPicture extends BodyElement {
  readonly tag: 'img';
  readonly url: string;
  readonly alt: string;
}

export interface ShownLink {
  readonly host: string;
  readonly url: string;
  /** Whether the words of the entry say this address: on paper it need not stand there twice. */
  readonly isWritten: boolean;
}

/** An entry whose body is shown by a frame of its own; `bodyUrl` and the files' `url` work in this window until lock. */
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
  /** What is known to be wrong with it; such a file is not handed out. */
  readonly fault: FileFault | null;
}

export type ShownItem = ShownEntry | ThreadChange;

export interface TicketPage {
  readonly details: TicketDetails;
  /** The newest items of the thread, oldest first. */
  readonly items: readonly ShownItem[];
  /** How many older items there are. */
  readonly earlier: number;
}

export const ticketQueries = {
  /** A ticket by its number, and the first queue that holds it, or the first of all; nothing when nobody here may see such a one. */
  'ticket.find': query<{ readonly found: { readonly ticketId: Id; readonly queue: Id } | null }>()(
    z.strictObject({ number: z.string().max(40) }),
    { shows: ['tickets', ...sight, 'record:queue'] },
  ),
  'ticket.page': query<TicketPage>()(z.strictObject({ ticketId: idSchema, items: z.int().min(1).max(5_000) }), {
    shows: [
      'ticket',
      ...rights,
      ...fieldTopics,
      'record:person',
      'record:plan',
      'record:priority',
      'record:status',
      'record:topic',
    ],
  }),
  'ticket.spans': query<{
    readonly spans: readonly (readonly [number, number])[];
    /** In which they were counted; null where that was not noted. */
    readonly timeZone: string | null;
  }>()(z.strictObject({ ticketId: idSchema }), {
    shows: ['ticket', ...sight, 'record:desk', 'record:plan', 'record:schedule'],
  }),
} as const;
