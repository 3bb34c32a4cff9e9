import { Toast } from '@base-ui/react/toast';
import { useRef, useState } from 'react';
import type { TicketPage } from '../../../shared/bridge/contract/tickets.ts';
import { deskside, newKey } from '../../bridge/deskside.ts';
import { useCommands } from '../../bridge/use-commands.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { useBeforePrint } from '../../ui/use-before-print.ts';

export interface Printing {
  /** Each print is laid out anew. */
  readonly id: string;
  readonly page: TicketPage;
  readonly withNotes: boolean;
  /** The paper is laid out. */
  readonly onReady: () => void;
}

/** As many items as one question gives. */
const mostItems = 5_000;

/** Prints the ticket that is shown, its whole thread with it. What this gives is to be laid out on a sheet. */
export function usePrinting(present: TicketPage | undefined): Printing | undefined {
  const text = useText();
  const { add } = Toast.useToastManager();
  const [printing, setPrinting] = useState<Printing>();
  const isUnderWay = useRef(false);

  useCommands(({ do: name }) => {
    if (!present || (name !== 'ticket.print' && name !== 'ticket.print-with-notes')) return false;
    void print(present, name === 'ticket.print-with-notes');
    return true;
  });

  // A browser has a menu of its own, which does not wait for questions: it prints what is here.
  useBeforePrint(
    () =>
      present &&
      setPrinting((asked) => asked ?? { id: newKey(), page: present, withNotes: false, onReady: () => undefined }),
    () => setPrinting(undefined),
  );

  async function print({ details }: TicketPage, withNotes: boolean): Promise<void> {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const result = await deskside.ask('ticket.page', { ticketId: details.id, items: mostItems });
    isUnderWay.current = false;
    if (result.ok) setPrinting({ id: newKey(), page: result.value, withNotes, onReady: () => window.print() });
    else add({ title: errorText(text, result.error), priority: 'high' });
  }

  return printing;
}
