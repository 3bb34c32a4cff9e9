import * as z from 'zod';
import type { FileFault } from '../../domain/file-fault.ts';
import { type Id, idSchema } from '../../domain/id.ts';
import type { ThreadChange, ThreadEntry } from '../../views/thread.ts';
import type { TicketDetails } from '../../views/ticket-details.ts';
import { query } from './declare.ts';
import { fieldTopics, rights, sight } from './topics.ts';

/** The tags of a body as data, for laying out its frame. */
export type BodyNode = string | BodyElement | BodyPicture;

export interface BodyElement {
  readonly tag: string;
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
 * An entry whose body is shown in a frame; `bodyUrl` and the files' `url` work in this window until the desk is locked.
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

export interface TicketPage {
  readonly details: TicketDetails;
  /** The newest items of the thread, oldest first. */
  readonly items: readonly ShownItem[];
  /** How many older items there are. */
  readonly earlier: number;
}

export const ticketQueries = {
  /**
   * A ticket by its number, and the first queue that holds it, or the first of all; null if the agent may not see such
   * a ticket.
   */
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
    /** The time zone in which they were counted; null if it was not recorded. */
    readonly timeZone: string | null;
  }>()(z.strictObject({ ticketId: idSchema }), {
    shows: ['ticket', ...sight, 'record:desk', 'record:plan', 'record:schedule'],
  }),
} as const;
