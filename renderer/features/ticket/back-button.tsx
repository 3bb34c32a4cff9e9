import { ArrowLeft } from 'lucide-react';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './back-button.module.css';

/** Leads back to the queue where the window shows only one of the two. */
export function BackButton({ onBack }: { readonly onBack: () => void }) {
  const text = useText();
  return (
    <span className={styles.back}>
      <Button
        look="icon"
        icon={<ArrowLeft size={18} aria-hidden="true" />}
        aria-label={text('ticket.back')}
        title={text('ticket.back')}
        onClick={onBack}
      />
    </span>
  );
}
