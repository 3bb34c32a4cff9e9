import { useState } from 'react';
import type { DeskError } from '../../shared/bridge/result.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogFoot } from '../ui/dialog.tsx';
import { Strip } from '../ui/strip.tsx';
import { useToasts } from '../ui/toast-provider.tsx';
import styles from './discard-dialog.module.css';
import { QuotedWords } from './quoted-words.tsx';

export interface DiscardDialogProps {
  readonly words: string;
  /** Discards the text; returns the error if that failed. */
  readonly onDiscard: () => Promise<DeskError | undefined>;
  readonly onClose: () => void;
}

/** Confirms that text saved nowhere else is discarded. */
export function DiscardDialog({ words, onDiscard, onClose }: DiscardDialogProps) {
  const text = useText();
  const { add } = useToasts();
  const [error, setError] = useState<DeskError>();
  const [isBusy, setIsBusy] = useState(false);

  async function discard(): Promise<void> {
    setIsBusy(true);
    const refused = await onDiscard();
    setIsBusy(false);
    if (refused) return setError(refused);
    add({ title: text('drafts.discarded') });
    onClose();
  }

  return (
    <Dialog title={text('drafts.discard.title')} closeLabel={text('common.close')} width="small" onClose={onClose}>
      {error && <Strip kind="problem">{errorText(text, error)}</Strip>}
      <div className={styles.body}>
        {words !== '' && <QuotedWords words={words} />}
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
