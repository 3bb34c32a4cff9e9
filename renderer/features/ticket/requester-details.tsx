import * as circleUserRound from 'lucide-react/icons/circle-user-round';
import { useState } from 'react';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { closeAtOnce } from '../../ui/modal.tsx';
import { RequesterCard } from './requester-card.tsx';
import styles from './requester-details.module.css';

const circleUserRoundIcon = drawnIcon(circleUserRound, 16);

/** Opens the content of the requester panel in a dialog, for windows without room for the panel. */
export function RequesterDetails({ details }: { readonly details: TicketDetails }) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { name } = details.requester;
  return (
    <span className={styles.opener}>
      <Button
        look="quiet"
        icon={circleUserRoundIcon}
        aria-haspopup="dialog"
        title={text('requester.details.open', { name })}
        onClick={() => setIsOpen(true)}
      >
        <bdi className={styles.name}>{name}</bdi>
      </Button>
      {isOpen && (
        <Dialog
          title={text('requester.details')}
          closeLabel={text('common.close')}
          width="small"
          onClose={() => setIsOpen(false)}
        >
          <div className={styles.card}>
            <RequesterCard details={details} onLeave={() => closeAtOnce(() => setIsOpen(false))} />
          </div>
        </Dialog>
      )}
    </span>
  );
}
