import { Toast } from '@base-ui/react/toast';
import { useState } from 'react';
import type { ListedDraft } from '../../../shared/bridge/draft.ts';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { deskside } from '../../bridge/deskside.ts';
import { errorText } from '../../i18n/problem-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogFoot } from '../../ui/dialog.tsx';
import { Strip } from '../../ui/strip.tsx';
import styles from './drafts.module.css';

/** Asks before words are thrown away that are nowhere else. */
export function DiscardDialog({ draft, onClose }: { readonly draft: ListedDraft; readonly onClose: () => void }) {
  const text = useText();
  const { add } = Toast.useToastManager();
  const [error, setError] = useState<DeskError>();
  const [isBusy, setIsBusy] = useState(false);

  async function discard(): Promise<void> {
    setIsBusy(true);
    const result = await deskside.call('draft.drop', { slot: draft.slot });
    setIsBusy(false);
    if (!result.ok) return setError(result.error);
    add({ title: text('drafts.discarded') });
    onClose();
  }

  return (
    <Dialog title={text('drafts.discard.title')} closeLabel={text('common.close')} width="small" onClose={onClose}>
      {error && <Strip kind="problem">{errorText(text, error)}</Strip>}
      <div className={styles.body}>
        {draft.words !== '' && (
          <blockquote className={styles.quote} dir="auto">
            {draft.words}
          </blockquote>
        )}
        <p>{text('drafts.discard.words')}</p>
      </div>
      <DialogFoot>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button look="primary" danger disabled={isBusy} onClick={() => void discard()}>
          {text('drafts.discard')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
