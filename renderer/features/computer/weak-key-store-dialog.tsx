import { useState } from 'react';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { deskside } from '../../bridge/deskside.ts';
import styles from '../../forms/settings.module.css';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogFoot } from '../../ui/dialog.tsx';
import { Strip } from '../../ui/strip.tsx';

/** Confirms that PINs should be protected by a key store that is locked with a default password. */
export function WeakKeyStoreDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const [error, setError] = useState<DeskError>();
  const [isBusy, setIsBusy] = useState(false);

  async function protect(): Promise<void> {
    setIsBusy(true);
    const result = await deskside.call('pins.protect', { on: true, evenIfWeak: true });
    setIsBusy(false);
    if (result.ok) onClose();
    else setError(result.error);
  }

  return (
    <Dialog title={text('computer.weak.title')} closeLabel={text('common.close')} width="small" onClose={onClose}>
      {error && <Strip kind="problem">{errorText(text, error)}</Strip>}
      <p className={styles.dialogWords}>{text('key-store.weak')}</p>
      <DialogFoot>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button look="primary" disabled={isBusy} onClick={() => void protect()}>
          {text('computer.weak.button')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
