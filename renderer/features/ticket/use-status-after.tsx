import { type ReactNode, useEffect, useState } from 'react';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { localMs } from '../../forms/local-time.ts';
import { NoReplyDialog } from './no-reply-dialog.tsx';
import type { ComposerTab, StatusToSet } from './post-input.ts';
import { useTicketState } from './use-ticket-state.ts';
import { type TypedWaiting, WaitingFields } from './waiting-fields.tsx';

interface StatusAfterSending {
  /** Null as long as sending changes nothing. */
  readonly chosen: string | null;
  readonly choose: (statusId: string | null) => void;
  /** Sends with a status, or with the chosen one; a note that closes the ticket only after a confirmation. */
  readonly send: (statusId?: string | null) => void;
  /** What is asked about a status of kind waiting. */
  readonly fields: ReactNode;
  /** The confirmation to render. */
  readonly dialog: ReactNode;
}

interface Sending {
  readonly holdsContents: () => boolean;
  /** Whether it was sent. */
  readonly send: (thenStatus: StatusToSet | null) => Promise<boolean>;
}

const untyped: TypedWaiting = { reason: '', until: '' };

/** The status that a ticket gets with the next reply or note. */
export function useStatusAfter(tab: ComposerTab, details: TicketDetails, sending: Sending): StatusAfterSending {
  const { id: ticketId, statusId, state, requester } = details;
  const statuses = useAnswer('desk.choices', {}).data?.statuses;
  const [chosen, choose] = useTicketState<string | null>(ticketId, null);
  const [typed, setTyped] = useTicketState<TypedWaiting>(ticketId, untyped);
  const [asksFor, setAsksFor] = useState<string | null>(null);
  const find = (id: string | null) => statuses?.find((status) => status.id === id);
  const asked = find(asksFor);
  const isWaiting = find(chosen)?.kind === 'waiting';

  // The ticket has it already, also if somebody else set it.
  useEffect(() => {
    if (chosen === statusId) choose(null);
  }, [choose, chosen, statusId]);

  async function sendNow(wanted: string | null): Promise<void> {
    const waiting = { reason: typed.reason, untilMs: localMs(typed.until) };
    const status = wanted === null ? null : { statusId: wanted, ...(wanted === chosen && isWaiting && { waiting }) };
    if (!(await sending.send(status))) return;
    choose(null);
    setTyped(untyped);
  }

  return {
    chosen,
    choose,
    send: (wanted = chosen) => {
      const isClosing = wanted !== null && find(wanted)?.state !== 'open';
      if (tab === 'note' && isClosing && state === 'open' && sending.holdsContents()) setAsksFor(wanted);
      else void sendNow(wanted);
    },
    fields: isWaiting && <WaitingFields typed={typed} onType={setTyped} />,
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
