import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog.tsx';
import styles from './dialogs.module.css';
import { NoReplyDialog, type SilentDialogProps } from './no-reply-dialog.tsx';
import type { ComposerTab } from './post-input.ts';

interface SendDialogProps extends Omit<SilentDialogProps, 'hasNote'> {
  readonly tab: ComposerTab;
}

/** Confirms what sending a reply or note would do silently. */
export function SendDialog({ tab, ...rest }: SendDialogProps) {
  return tab === 'note' ? <NoReplyDialog hasNote {...rest} /> : <UnplannedDialog {...rest} />;
}

/** Confirms that a reply resolves its ticket, although something was entered about its waiting. */
function UnplannedDialog({ dropped = '', onClose, onConfirm }: Omit<SendDialogProps, 'tab'>) {
  const text = useText();
  return (
    <Dialog title={text('unplanned.title')} closeLabel={text('common.close')} width="small" onClose={onClose}>
      <DialogBody>
        <p className={styles.words}>
          {text('unplanned.words', { status: dropped, button: text('composer.reply.button.wait') })}
        </p>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button look="primary" onClick={onConfirm}>
          {text('composer.reply.button.resolve')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
