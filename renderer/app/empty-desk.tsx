import { Inbox } from 'lucide-react';
import { useText } from '../i18n/text.tsx';
import { keyWords } from '../ui/keyboard.ts';
import { Message } from '../ui/message.tsx';
import styles from './empty-desk.module.css';

/** A desk without a single ticket has no use for queues yet; it says how the first one comes. */
export function EmptyDesk({ mayCreate }: { readonly mayCreate: boolean }) {
  const text = useText();
  return (
    <section className={styles.page} aria-label={text('desk.empty')} data-region="queue" tabIndex={-1}>
      <Message icon={<Inbox size={24} aria-hidden="true" />} title={text('desk.empty')}>
        {mayCreate ? text('desk.empty.mayCreate', { keys: keyWords('Mod+N') }) : text('desk.empty.words')}
      </Message>
    </section>
  );
}
