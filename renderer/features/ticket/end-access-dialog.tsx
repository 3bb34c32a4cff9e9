import type { ShownReferral } from '../../../shared/views/ticket-details.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog.tsx';
import styles from './dialogs.module.css';

interface EndAccessDialogProps {
  readonly referral: ShownReferral;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Warns agents before they end the referral through which they see the ticket themselves. */
export function EndAccessDialog({ referral: { kind, name }, onClose, onConfirm }: EndAccessDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={text('referrals.lose.title', { name })}
      closeLabel={text('common.close')}
      width="small"
      onClose={onClose}
    >
      <DialogBody>
        <p className={styles.words}>
          {kind === 'agent' ? text('referrals.lose.own') : text('referrals.lose.words', { name })}
        </p>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button look="primary" onClick={onConfirm}>
          {text('referrals.lose.button')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
