import { Inbox } from 'lucide-react';
import { keysOf } from '../../shared/bridge/commands.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Message } from '../ui/message.tsx';
import { useRegion } from '../ui/region.tsx';
import styles from './empty-desk.module.css';

export interface EmptyDeskProps {
  readonly mayCreate: boolean;
  readonly onNewTicket: () => void;
}

/** Shown while a desk has no tickets: explains how to create the first one. */
export function EmptyDesk({ mayCreate, onNewTicket }: EmptyDeskProps) {
  const text = useText();
  const region = useRegion('queue');
  const create = (
    <Button look="primary" keys={keysOf('ticket.new')} onClick={onNewTicket}>
      {text('desk.empty.create')}
    </Button>
  );
  return (
    <section className={styles.page} aria-label={text('desk.empty')} tabIndex={-1} {...region}>
      <Message
        icon={<Inbox size={24} aria-hidden="true" />}
        title={text('desk.empty')}
        actions={mayCreate ? create : undefined}
      >
        {!mayCreate && text('desk.empty.words')}
      </Message>
    </section>
  );
}
