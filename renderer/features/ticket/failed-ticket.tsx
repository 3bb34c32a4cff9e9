import { EyeOff, MailQuestion } from 'lucide-react';
import { AskFailed } from '../../bridge/ask-failed.ts';
import { useLostTickets } from '../../bridge/lost-tickets.tsx';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';
import { useRegion } from '../../ui/region.tsx';
import { BackButton } from './back-button.tsx';
import styles from './ticket-pane.module.css';

interface FailedTicketProps {
  readonly ticketId: string;
  readonly error: Error;
  readonly again: () => void;
  readonly onBack: () => void;
}

/** Replaces a ticket that cannot be shown: explains why, and what to do. */
export function FailedTicket({ ticketId, error, again, onBack }: FailedTicketProps) {
  const text = useText();
  const region = useRegion('page');
  const loss = useLostTickets().lost.get(ticketId);
  const isGone = error instanceof AskFailed && error.error.code === 'not-found';
  return (
    <section className={styles.empty} tabIndex={-1} {...region}>
      <BackButton onBack={onBack} />
      {isGone && loss ? (
        <Message
          icon={<EyeOff size={24} aria-hidden="true" />}
          title={loss.message}
          actions={loss.undo && <Button onClick={loss.undo}>{text('common.undo')}</Button>}
        >
          {text('ticket.lost.words')}
        </Message>
      ) : (
        <Message
          icon={<MailQuestion size={24} aria-hidden="true" />}
          title={text(isGone ? 'ticket.gone' : 'ticket.failed')}
          actions={!isGone && <Button onClick={again}>{text('common.tryAgain')}</Button>}
        >
          {isGone || !(error instanceof AskFailed) ? text('ticket.gone.words') : errorText(text, error.error)}
        </Message>
      )}
    </section>
  );
}
