import { useRef } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { askDesk } from '../../bridge/answers.ts';
import { AskFailed } from '../../bridge/ask-failed.ts';
import { newKey } from '../../bridge/deskside.ts';
import { useCommands } from '../../bridge/use-commands.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { useToasts } from '../../ui/toast-provider.tsx';
import { useBeforePrint } from '../../ui/use-before-print.ts';
import { notesAbout } from './notes-about.ts';
import { askWholeThread, type LoadedThread } from './thread-pages.ts';
import { useTicketState } from './use-ticket-state.ts';

/** A ticket with the part of its thread to print. */
export interface PrintableTicket {
  readonly details: TicketDetails;
  readonly thread: Pick<LoadedThread, 'items' | 'earlier'>;
  /** The notes about the requester; none in a print without internal notes. */
  readonly notes?: readonly string[];
}

export interface Printing {
  /** A new id for each print. */
  readonly id: string;
  readonly ticket: PrintableTicket;
  readonly withNotes: boolean;
  /** Called when the sheet is ready. */
  readonly onReady: () => void;
}

/**
 * Prints a ticket with its whole thread. The result, if any, must be rendered on a sheet. `present` is the part that is
 * loaded. A print ends when another ticket is shown.
 */
export function usePrinting(ticketId: Id, present: PrintableTicket | undefined): Printing | undefined {
  const text = useText();
  const { add } = useToasts();
  const [printing, setPrinting] = useTicketState<Printing | undefined>(ticketId, undefined);
  const underWay = useRef<Id>(undefined);

  useCommands(({ do: name }) => {
    if (!present || (name !== 'ticket.print' && name !== 'ticket.print-with-notes')) return false;
    void print(name === 'ticket.print-with-notes');
    return true;
  });

  // The browser’s own print command cannot wait for queries, so it prints what is loaded.
  useBeforePrint(
    () =>
      present &&
      setPrinting((asked) => asked ?? { id: newKey(), ticket: present, withNotes: false, onReady: () => undefined }),
    () => setPrinting(undefined),
  );

  async function print(withNotes: boolean): Promise<void> {
    if (underWay.current === ticketId) return;
    underWay.current = ticketId;
    try {
      const [details, thread, others] = await Promise.all([
        askDesk('ticket.details', { ticketId }),
        askWholeThread((input) => askDesk('thread.page', input), ticketId),
        withNotes ? askDesk('ticket.others', { ticketId }) : undefined,
      ]);
      const notes = others && notesAbout(details, others);
      const ticket = { details, thread, ...(notes && { notes }) };
      setPrinting({ id: newKey(), ticket, withNotes, onReady: () => window.print() });
    } catch (error) {
      if (!(error instanceof AskFailed)) throw error;
      add({ title: errorText(text, error.error), priority: 'high' });
    } finally {
      if (underWay.current === ticketId) underWay.current = undefined;
    }
  }

  return printing;
}
