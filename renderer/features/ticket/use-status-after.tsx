import { type ReactNode, useEffect, useState } from 'react';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { NoReplyDialog } from './no-reply-dialog.tsx';
import type { ComposerTab } from './post-input.ts';
import { useTicketState } from './use-ticket-state.ts';

interface StatusAfterSending {
  /** Null as long as sending changes nothing. */
  readonly chosen: string | null;
  readonly choose: (statusId: string | null) => void;
  /** Sends with a status, or with the chosen one; a note that closes the ticket only after a confirmation. */
  readonly send: (statusId?: string | null) => void;
  /** The confirmation to render. */
  readonly dialog: ReactNode;
}

interface Sending {
  readonly holdsContents: () => boolean;
  /** Whether it was sent. */
  readonly send: (thenStatus: string | null) => Promise<boolean>;
}

/** The status that a ticket gets with the next reply or note. */
export function useStatusAfter(tab: ComposerTab, details: TicketDetails, sending: Sending): StatusAfterSending {
  const { id: ticketId, statusId, state, requester } = details;
  const statuses = useAnswer('desk.choices', {}).data?.statuses;
  const [chosen, choose] = useTicketState<string | null>(ticketId, null);
  const [asksFor, setAsksFor] = useState<string | null>(null);
  const asked = statuses?.find(({ id }) => id === asksFor);

  // The ticket has it already, also if somebody else set it.
  useEffect(() => {
    if (chosen === statusId) choose(null);
  }, [choose, chosen, statusId]);

  async function sendNow(thenStatus: string | null): Promise<void> {
    if (await sending.send(thenStatus)) choose(null);
  }

  return {
    chosen,
    choose,
    send: (wanted = chosen) => {
      const isClosing = wanted !== null && statuses?.find(({ id }) => id === wanted)?.state !== 'open';
      if (tab === 'note' && isClosing && state === 'open' && sending.holdsContents()) setAsksFor(wanted);
      else void sendNow(wanted);
    },
    dialog: asked && (
      <NoReplyDialog
        name={requester.name}
        action={asked.kind === 'resolved' ? 'resolve' : 'close'}
        hasNote
        onClose={() => setAsksFor(null)}
        onConfirm={() => {
          setAsksFor(null);
          void sendNow(asked.id);
        }}
      />
    ),
  };
}
