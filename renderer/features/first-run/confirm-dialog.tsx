import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogFoot } from '../../ui/dialog.tsx';
import styles from './unopened.module.css';

/** Confirms an action on a desk’s folder. */
export function ConfirmDialog({
  title,
  words,
  button,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly words: string;
  readonly button: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const text = useText();
  return (
    <Dialog title={title} closeLabel={text('common.close')} onClose={onClose} width="small">
      <p className={styles.confirm}>{words}</p>
      <DialogFoot>
        <Button onClick={onClose} autoFocus>
          {text('common.cancel')}
        </Button>
        <Button
          look="primary"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {button}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
