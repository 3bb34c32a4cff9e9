import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogFoot } from '../../ui/dialog.tsx';
import styles from './dialogs.module.css';

export interface SilentDialogProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly onResolve: () => void;
}

/** Asks once before a ticket is resolved whose requester never had an answer. */
export function SilentDialog({ name, onClose, onResolve }: SilentDialogProps) {
  const text = useText();
  return (
    <Dialog title={text('silent.title')} closeLabel={text('common.close')} width="small" onClose={onClose}>
      <div className={styles.body}>
        <p className={styles.words}>{text('silent.words', { name })}</p>
      </div>
      <DialogFoot>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button look="primary" onClick={onResolve}>
          {text('silent.button')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
