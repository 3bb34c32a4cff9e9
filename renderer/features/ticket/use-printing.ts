import { Toast } from '@base-ui/react/toast';
import { useRef, useState } from 'react';
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

/** Prints the shown ticket with its whole thread. The result, if any, must be rendered on a sheet. */
export function usePrinting(present: PrintableTicket | undefined): Printing | undefined {
  const text = useText();
  const { add } = Toast.useToastManager();
  const [printing, setPrinting] = useState<Printing>();
  const isUnderWay = useRef(false);

  useCommands(({ do: name }) => {
    if (!present || (name !== 'ticket.print' && name !== 'ticket.print-with-notes')) return false;
    void print(present.details.id, name === 'ticket.print-with-notes');
    return true;
  });

  // The browser’s own print command cannot wait for queries, so it prints what is loaded.
  useBeforePrint(
    () =>
      present &&
      setPrinting((asked) => asked ?? { id: newKey(), ticket: present, withNotes: false, onReady: () => undefined }),
    () => setPrinting(undefined),
  );

  async function print(ticketId: string, withNotes: boolean): Promise<void> {
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
