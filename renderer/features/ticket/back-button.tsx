import * as arrowLeft from 'lucide-react/icons/arrow-left';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import styles from './back-button.module.css';

const arrowLeftIcon = drawnIcon(arrowLeft, 18);

/** Leads back to the queue where the window shows only one of the two. */
export function BackButton({ onBack }: { readonly onBack: () => void }) {
  const text = useText();
  return (
    <span className={styles.back}>
      <Button
        look="icon"
        icon={arrowLeftIcon}
        aria-label={text('ticket.back')}
        title={text('ticket.back')}
        onClick={onBack}
      />
    </span>
  );
}
