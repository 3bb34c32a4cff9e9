import { Toast } from '@base-ui/react/toast';
import { useRef, useState } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { askDesk } from '../../bridge/answers.ts';
import { AskFailed } from '../../bridge/ask-failed.ts';
import { newKey } from '../../bridge/deskside.ts';
import { useCommands } from '../../bridge/use-commands.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { useBeforePrint } from '../../ui/use-before-print.ts';
import { askWholeThread, type LoadedThread } from './thread-pages.ts';

/** A ticket with the part of its thread to print. */
export interface PrintableTicket {
  readonly details: TicketDetails;
  readonly thread: Pick<LoadedThread, 'items' | 'earlier'>;
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
 * Prints a ticket with its whole thread, also one that is still loading. The result, if any, must be rendered on a
 * sheet. `present` is the part that is loaded.
 */
export function usePrinting(ticketId: Id | undefined, present: PrintableTicket | undefined): Printing | undefined {
  const text = useText();
  const { add } = Toast.useToastManager();
  const [printing, setPrinting] = useState<Printing>();
  const isUnderWay = useRef(false);

  useCommands(({ do: name }) => {
    if (ticketId === undefined || (name !== 'ticket.print' && name !== 'ticket.print-with-notes')) return false;
    void print(ticketId, name === 'ticket.print-with-notes');
    return true;
  });

  // The browser’s own print command cannot wait for queries, so it prints what is loaded.
  useBeforePrint(
    () =>
      present &&
      setPrinting((asked) => asked ?? { id: newKey(), ticket: present, withNotes: false, onReady: () => undefined }),
    () => setPrinting(undefined),
  );

  async function print(ticketId: Id, withNotes: boolean): Promise<void> {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      const [details, thread] = await Promise.all([
        askDesk('ticket.details', { ticketId }),
        askWholeThread((input) => askDesk('thread.page', input), ticketId),
      ]);
      setPrinting({ id: newKey(), ticket: { details, thread }, withNotes, onReady: () => window.print() });
    } catch (error) {
      if (!(error instanceof AskFailed)) throw error;
      add({ title: errorText(text, error.error), priority: 'high' });
    } finally {
      isUnderWay.current = false;
    }
  }

  return printing;
}
