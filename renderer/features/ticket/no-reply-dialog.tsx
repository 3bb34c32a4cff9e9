import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog.tsx';
import styles from './dialogs.module.css';

export interface SilentDialogProps {
  readonly name: string;
  readonly action: 'resolve' | 'close';
  /** Whether it is done with an internal note. */
  readonly hasNote?: boolean;
  /** The waiting status whose reason and date are dropped. */
  readonly dropped?: string | undefined;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Confirms that an open ticket is resolved or closed without any reply to its requester. */
export function NoReplyDialog({ name, action, hasNote, dropped, onClose, onConfirm }: SilentDialogProps) {
  const text = useText();
  return (
    <Dialog title={text(`silent.${action}.title`)} closeLabel={text('common.close')} width="small" onClose={onClose}>
      <DialogBody>
        <p className={styles.words}>{text(hasNote ? 'silent.note.words' : 'silent.words', { name })}</p>
        {dropped !== undefined && <p className={styles.words}>{text('silent.plan', { status: dropped })}</p>}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button look="primary" onClick={onConfirm}>
          {text(`silent.${action}.button`)}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
