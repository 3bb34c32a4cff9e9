import type { QueueName } from '../views/queues.ts';

/**
 * What the host may ask a window to do: a menu's item, the tray's, a notification's or a link's. All of them lead
 * somewhere or begin something that a person finishes; none changes a ticket by itself.
 */
export type Command =
  | { readonly do: SimpleCommand }
  | { readonly do: 'show-queue'; readonly queue: QueueName }
  /** A ticket by the number that people know. */
  | { readonly do: 'show-ticket'; readonly number: string }
  /** Proposes to open the desk in this folder, where no other is open. */
  | { readonly do: 'propose-desk'; readonly folder: string };

export type SimpleCommand =
  | 'new-ticket'
  | 'write-reply'
  | 'write-note'
  | 'send'
  | 'send-and-resolve'
  | 'show-agents'
  | 'show-computer'
  | 'next-part'
  | 'previous-part'
  | 'print'
  | 'print-with-notes';
