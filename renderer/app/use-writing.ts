import { useCallback, useState } from 'react';
import type { ListedDraft } from '../../shared/bridge/draft.ts';
import { createAnswerOrder } from '../bridge/answer-order.ts';
import { deskside } from '../bridge/deskside.ts';
import type { WriteFor } from '../features/ticket/ticket-pane.tsx';
import { firstQueue, type Router } from './routes.ts';

export interface Writing {
  /** The field to focus; null once it has the focus. */
  readonly writeFor: WriteFor | null;
  readonly write: (writeFor: WriteFor) => void;
  readonly written: () => void;
  /** Opens a draft in its form and focuses the text. */
  readonly continueDraft: (draft: ListedDraft) => void;
}

export function useWriting({ goTo }: Pick<Router, 'goTo'>, newTicket: () => void): Writing {
  const [writeFor, setWriteFor] = useState<WriteFor | null>(null);
  const [takes] = useState(createAnswerOrder);
  const written = useCallback(() => setWriteFor(null), []);

  async function continueDraft({ slot, draftId, ticket }: ListedDraft): Promise<void> {
    const isNewest = takes.asked();
    // The form opens the draft that this window owns. If it is gone, the form opens what is there.
    await deskside.call('draft.take', { slot, draftId });
    if (!isNewest()) return; // A draft that was chosen later is on screen already.
    if (!('ticketId' in slot)) {
      if (slot.tab === 'intake') newTicket();
      return;
    }
    setWriteFor({ subject: slot.ticketId, tab: slot.tab });
    goTo({ page: 'queue', queue: ticket?.queue ?? firstQueue.queue, ticketId: slot.ticketId });
  }

  return { writeFor, write: setWriteFor, written, continueDraft: (draft) => void continueDraft(draft) };
}
