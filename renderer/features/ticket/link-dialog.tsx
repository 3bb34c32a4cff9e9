import type { ShownLink } from '../../../shared/bridge/contract/tickets.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog.tsx';
import styles from './dialogs.module.css';

/** Shows where a link leads before it is opened. */
export function LinkDialog({ link, onClose }: { readonly link: ShownLink; readonly onClose: () => void }) {
  const text = useText();

  function open(): void {
    window.open(link.url, '_blank', 'noopener,noreferrer');
    onClose();
  }

  return (
    <Dialog title={text('link.title')} closeLabel={text('common.close')} width="small" onClose={onClose}>
      <DialogBody>
        <p>{text('link.words', { host: link.host })}</p>
        <p className={styles.words}>{link.url}</p>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button look="primary" isDeliberate onClick={open}>
          {text('link.button')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
