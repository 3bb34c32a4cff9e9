import type { QueueName } from '../views/queues.ts';

/**
 * What the host may ask a window to do: a menu's item, the tray's, a notification's or a link's. All of them lead
 * somewhere or begin something that a person finishes; none that comes from outside changes anything by itself.
 */
export type Command =
  | { readonly do: SimpleCommand }
  | { readonly do: 'ticket-act'; readonly act: TicketAct }
  | { readonly do: 'show-queue'; readonly queue: QueueName }
  /** A ticket by the number that people know. */
  | { readonly do: 'show-ticket'; readonly number: string }
  /** Proposes to open the desk in this folder, where no other is open. */
  | { readonly do: 'propose-desk'; readonly folder: string };

/** What can be done with the ticket that is shown, in the order of a menu. */
export const ticketActs = [
  'claim',
  'assign',
  'release',
  'transfer',
  'resolve',
  'close',
  'reopen',
  'add-message',
] as const;

export type TicketAct = (typeof ticketActs)[number];

export type SimpleCommand =
  | 'new-ticket'
  | 'write-reply'
  | 'write-note'
  | 'send'
  | 'send-and-resolve'
  | 'show-drafts'
  | 'show-agents'
  | 'show-computer'
  | 'next-part'
  | 'previous-part'
  | 'print'
  | 'print-with-notes'
  /** Somebody opened a link that leads nowhere. */
  | 'say-dead-link';
