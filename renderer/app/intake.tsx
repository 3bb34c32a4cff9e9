import { memo, type RefObject } from 'react';
import type { DoneFor } from '../../shared/bridge/done.ts';
import { useAnswer } from '../bridge/answers.ts';
import { deskside } from '../bridge/deskside.ts';
import { IntakeDialog } from '../features/intake/intake-dialog.tsx';
import type { ListHandle } from '../forms/ticket-list.tsx';
import { useText } from '../i18n/text.tsx';
import { useToasts } from '../ui/toast-provider.tsx';
import { firstQueue, type Router } from './routes.ts';
import { useTicketFocus } from './use-ticket-focus.ts';

interface IntakeProps extends Pick<Router, 'goTo'> {
  readonly queue: RefObject<ListHandle | null>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/**
 * Creates a ticket and shows it. Stays mounted while the form is closed, so that it can move the focus to the new
 * ticket’s row.
 */
export const Intake = memo(function Intake({ queue, isOpen, onClose, goTo }: IntakeProps) {
  const text = useText();
  const { add } = useToasts();
  const choices = useAnswer('desk.choices', {}).data;
  const focusTicket = useTicketFocus(queue);

  async function created({ ticketIds: [ticketId = ''], lost }: DoneFor): Promise<void> {
    onClose();
    if (lost.includes(ticketId)) return void add({ title: text('toast.created.elsewhere') });
    goTo({ ...firstQueue, ticketId });
    focusTicket(ticketId);
    const details = await deskside.ask('ticket.details', { ticketId });
    if (details.ok) add({ title: text('toast.created', { number: details.value.number }) });
  }

  if (!isOpen || !choices) return null;
  return <IntakeDialog choices={choices} onClose={onClose} onCreated={(done) => void created(done)} />;
});
