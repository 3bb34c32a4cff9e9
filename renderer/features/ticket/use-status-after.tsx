import { type ReactNode, useEffect, useRef } from 'react';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { isEntered, type NextStatus, noNextStatus } from '../../../shared/views/next-status.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { sayIncomplete } from '../../forms/incomplete.ts';
import { localMs } from '../../forms/local-time.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { NoReplyDialog } from './no-reply-dialog.tsx';
import type { ComposerTab, StatusToSet } from './post-input.ts';
import { useTicketState } from './use-ticket-state.ts';
import { WaitingFields } from './waiting-fields.tsx';

interface StatusAfterSending {
  /** Null as long as sending changes nothing. */
  readonly chosen: string | null;
  readonly choose: (statusId: string | null) => void;
  /** Sends with a status, or with the chosen one; a note that closes the ticket only after a confirmation. */
  readonly send: (statusId?: string | null) => void;
  /** What is asked about a status of kind waiting. */
  readonly fields: ReactNode;
  /** Whether the fields show why the last attempt failed. */
  readonly showsProblem: boolean;
  /** The confirmation to render. */
  readonly dialog: ReactNode;
}

interface Sending {
  readonly next: NextStatus;
  readonly setNext: (next: NextStatus) => void;
  readonly holdsContents: () => boolean;
  /** Why the last attempt failed. */
  readonly error: DeskError | undefined;
  readonly clearError: () => void;
  /** Whether it was sent. */
  readonly send: (thenStatus: StatusToSet | null) => Promise<boolean>;
}

/** The status that a ticket gets with the next reply or note. */
export function useStatusAfter(tab: ComposerTab, details: TicketDetails, sending: Sending): StatusAfterSending {
  const { id: ticketId, statusId, state, requester, usualStatus } = details;
  const text = useText();
  const statuses = useAnswer('desk.choices', {}).data?.statuses;
  const { next, setNext } = sending;
  const [asksFor, setAsksFor] = useTicketState<string | null>(ticketId, null);
  const date = useRef<HTMLInputElement>(null);
  const find = (id: string | null) => statuses?.find((status) => status.id === id);
  // One that was archived since cannot be set.
  const chosen = statuses && !find(next.statusId) ? null : next.statusId;
  const isWaiting = find(chosen)?.kind === 'waiting';
  const { error } = sending;
  const problem = isWaiting && error?.reason.startsWith('due.') ? errorText(text, error) : undefined;

  // The ticket has it already, also if somebody else set it. What was entered for it is still to be sent.
  useEffect(() => {
    if (chosen === statusId && !isEntered(next)) setNext(noNextStatus);
  }, [chosen, next, setNext, statusId]);

  useEffect(() => {
    if (problem !== undefined) date.current?.focus();
  }, [problem]);

  function type(typed: Partial<NextStatus>): void {
    setNext({ ...next, ...typed });
    if (problem !== undefined) sending.clearError();
  }

  async function sendNow(wanted: string | null): Promise<void> {
    const waiting = { reason: next.reason, untilMs: localMs(next.until) };
    const status = wanted === null ? null : { statusId: wanted, ...(wanted === chosen && isWaiting && { waiting }) };
    await sending.send(status);
  }

  return {
    chosen,
    choose: (id) => setNext({ ...next, statusId: id }),
    send: (wanted = chosen) => {
      if (isWaiting && wanted === chosen && sayIncomplete(text, date.current?.form ?? null)) return;
      const isClosing = wanted !== null && find(wanted)?.state !== 'open';
      if (tab === 'note' && isClosing && state === 'open' && sending.holdsContents()) setAsksFor(wanted);
      else void sendNow(wanted);
    },
    fields: isWaiting && <WaitingFields next={next} problem={problem} date={date} onType={type} />,
    showsProblem: problem !== undefined,
    dialog: asksFor !== null && (
      <NoReplyDialog
        name={requester.name}
        action={asksFor === usualStatus.resolved || find(asksFor)?.kind === 'resolved' ? 'resolve' : 'close'}
        hasNote
        onClose={() => setAsksFor(null)}
        onConfirm={() => {
          setAsksFor(null);
          void sendNow(asksFor);
        }}
      />
    ),
  };
}
