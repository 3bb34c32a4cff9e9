import { type ReactNode, useEffect, useRef } from 'react';
import type { DeskError } from '../../../shared/bridge/result.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { slotName, ticketSlot } from '../../forms/draft-slots.ts';
import { sayIncomplete } from '../../forms/incomplete.ts';
import { localMs } from '../../forms/local-time.ts';
import { isEntered, type NextStatus, newerStatus, noNextStatus } from '../../forms/next-statuses.ts';
import { useNextStatuses } from '../../forms/next-statuses-provider.tsx';
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
  const kept = useNextStatuses();
  const slot = slotName(ticketSlot(tab, ticketId));
  const [next, setNext] = useTicketState<NextStatus>(ticketId, kept.of(slot) ?? noNextStatus);
  const [asksFor, setAsksFor] = useTicketState<string | null>(ticketId, null);
  const date = useRef<HTMLInputElement>(null);
  const chosen = next.statusId;
  const find = (id: string | null) => statuses?.find((status) => status.id === id);
  const isWaiting = find(chosen)?.kind === 'waiting';
  const { error } = sending;
  const problem = isWaiting && error?.reason.startsWith('due.') ? errorText(text, error) : undefined;

  // The ticket has it already, also if somebody else set it. What was entered for it is still to be sent.
  useEffect(() => {
    if (chosen === statusId && !isEntered(next)) setNext(noNextStatus);
  }, [chosen, next, setNext, statusId]);

  useEffect(() => kept.keep(slot, next), [kept, slot, next]);

  useEffect(() => {
    if (problem !== undefined) date.current?.focus();
  }, [problem]);

  function type(typed: Partial<NextStatus>): void {
    setNext((now) => ({ ...now, ...typed }));
    if (problem !== undefined) sending.clearError();
  }

  async function sendNow(wanted: string | null): Promise<void> {
    const waiting = { reason: next.reason, untilMs: localMs(next.until) };
    const status = wanted === null ? null : { statusId: wanted, ...(wanted === chosen && isWaiting && { waiting }) };
    if (!(await sending.send(status))) return;
    setNext((now) => newerStatus(next, now));
    // By now, another ticket may be shown.
    kept.keep(slot, newerStatus(next, kept.of(slot) ?? noNextStatus));
  }

  return {
    chosen,
    choose: (id) => setNext((now) => ({ ...now, statusId: id })),
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
