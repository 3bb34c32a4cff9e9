import { type ReactNode, useEffect, useState } from 'react';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { deskside } from '../../bridge/deskside.ts';
import { useSettled } from '../../bridge/saving.tsx';
import { useAction } from '../../bridge/use-action.ts';
import { useText } from '../../i18n/text.tsx';
import { closesWithoutReply } from './available-actions.ts';
import { NoReplyDialog } from './no-reply-dialog.tsx';
import { statusText } from './toast-text.ts';
import type { Once } from './use-once.ts';

interface SetStatus {
  /** Does nothing for null, which means that the desk has no such status. */
  readonly setStatus: (statusId: string | null) => void;
  /** The confirmation to render. */
  readonly dialog: ReactNode;
}

/**
 * Sets a ticket’s status. Every way to close a ticket without a reply uses this, so that all ask for the same
 * confirmation. A status set before `choices` are loaded is set once they are.
 */
export function useSetStatus(details: TicketDetails, choices: DeskChoices | undefined, once: Once): SetStatus {
  const text = useText();
  const { runAction } = useAction();
  const settled = useSettled();
  const [asksFor, setAsksFor] = useState<string>();
  const [awaited, setAwaited] = useState<string>();
  const { id: ticketId, number } = details;
  const statuses = choices?.statuses ?? [];

  const find = (statusId: string | null | undefined) => statuses.find(({ id }) => id === statusId);

  function set(statusId: string): void {
    const chosen = find(statusId);
    if (!chosen) return;
    const isReopening = details.state === 'closed' && chosen.state === 'open';
    const toast = statusText(text, number, chosen, details.usualStatus, isReopening);
    void once(() => runAction('status.set', { ticketId, statusId }, toast));
  }

  function setStatus(statusId: string | null): void {
    if (statusId === null) return;
    if (!choices) setAwaited(statusId);
    else if (closesWithoutReply(details, find(statusId)?.state)) void askUnlessReplied(statusId);
    else set(statusId);
  }

  /** A reply may have been sent whose details are not here yet. */
  async function askUnlessReplied(statusId: string): Promise<void> {
    await settled();
    const newest = await deskside.ask('ticket.details', { ticketId });
    if (newest.ok && !closesWithoutReply(newest.value, find(statusId)?.state)) set(statusId);
    else setAsksFor(statusId);
  }

  useEffect(() => {
    if (awaited === undefined || !choices) return;
    setAwaited(undefined);
    setStatus(awaited);
  });

  return {
    setStatus,
    dialog: asksFor !== undefined && (
      <NoReplyDialog
        name={details.requester.name}
        action={find(asksFor)?.kind === 'resolved' ? 'resolve' : 'close'}
        onClose={() => setAsksFor(undefined)}
        onConfirm={() => {
          setAsksFor(undefined);
          set(asksFor);
        }}
      />
    ),
  };
}
