import { type ReactNode, useEffect, useRef } from 'react';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { isEntered, type NextStatus, noNextStatus } from '../../../shared/views/next-status.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { sayIncomplete } from '../../forms/incomplete.ts';
import { localMs } from '../../forms/local-time.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import type { ComposerTab, StatusToSet } from './post-input.ts';
import { SendDialog } from './send-dialog.tsx';
import { type SendEffect, sendEffect } from './send-effect.ts';
import { useTicketState } from './use-ticket-state.ts';
import { WaitingFields } from './waiting-fields.tsx';

interface StatusAfterSending {
  /** Null as long as sending changes nothing. */
  readonly chosen: string | null;
  readonly choose: (statusId: string | null) => void;
  /** What sending with the chosen status does. */
  readonly effect: SendEffect;
  /**
   * Sends with the chosen status, or resolves. Asks before it drops what was entered for a waiting status, and before
   * a note closes the ticket.
   */
  readonly send: (isResolving?: boolean) => void;
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
  const [asksFor, setAsksFor] = useTicketState<Asked | null>(ticketId, null);
  const date = useRef<HTMLInputElement>(null);
  const find = (id: string | null) => statuses?.find((status) => status.id === id);
  // One that was archived since cannot be set.
  const chosen = statuses && !find(next.statusId) ? null : next.statusId;
  const chosenStatus = find(chosen);
  const isWaiting = chosenStatus?.kind === 'waiting';
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

  const isSilent = (isClosing: boolean) => tab === 'note' && isClosing && state === 'open';
  const hasPlan = () => isEntered(next) || date.current?.validity.badInput === true;
  /** The status whose plan is dropped by setting another one instead. */
  const dropped = (wanted: string) => (isWaiting && wanted !== chosen && hasPlan() ? chosenStatus.name : undefined);

  return {
    chosen,
    choose: (id) => setNext({ ...next, statusId: id }),
    effect: sendEffect(chosen, chosenStatus?.kind, state),
    send: (isResolving = false) => {
      const wanted = isResolving && chosenStatus?.kind !== 'resolved' ? usualStatus.resolved : chosen;
      if (isWaiting && wanted === chosen && sayIncomplete(text, date.current?.form ?? null)) return;
      const isClosing = wanted !== null && find(wanted)?.state !== 'open';
      const asks = wanted !== null && (isSilent(isClosing) || dropped(wanted) !== undefined);
      if (asks && sending.holdsContents()) setAsksFor({ statusId: wanted, dropped: dropped(wanted) });
      else void sendNow(wanted);
    },
    fields: isWaiting && <WaitingFields next={next} problem={problem} date={date} onType={type} />,
    showsProblem: problem !== undefined,
    dialog: asksFor !== null && (
      <SendDialog
        tab={tab}
        name={requester.name}
        action={
          asksFor.statusId === usualStatus.resolved || find(asksFor.statusId)?.kind === 'resolved' ? 'resolve' : 'close'
        }
        dropped={asksFor.dropped}
        onClose={() => setAsksFor(null)}
        onConfirm={() => {
          setAsksFor(null);
          void sendNow(asksFor.statusId);
        }}
      />
    ),
  };
}

interface Asked {
  readonly statusId: string;
  readonly dropped: string | undefined;
}
