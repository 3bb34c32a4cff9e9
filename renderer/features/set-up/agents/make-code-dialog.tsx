import { type FormEvent, useState } from 'react';
import type { DeskError } from '../../../../shared/bridge/result.ts';
import { deskside, newKey } from '../../../bridge/deskside.ts';
import { useFocusInvalid } from '../../../forms/focus-invalid.ts';
import { errorText } from '../../../i18n/sentences/error-text.ts';
import { useText } from '../../../i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import styles from './agents.module.css';

/** A recovery code is as powerful as a passphrase, so the administrator confirms with their own. */
export function MakeCodeDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const { form, focusInvalid } = useFocusInvalid();
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<DeskError>();
  const [isMissing, setIsMissing] = useState(false);
  const [isMaking, setIsMaking] = useState(false);

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isMaking) return;
    setIsMissing(secret === '');
    if (secret === '') return focusInvalid();
    setIsMaking(true);
    // On success the new code replaces everything in the window, this dialog included.
    const result = await deskside.call('recovery.make', { secret }, newKey());
    setIsMaking(false);
    setSecret('');
    if (result.ok) return;
    setError(result.error);
    focusInvalid();
  }

  const missing = isMissing ? text('signIn.empty') : undefined;
  return (
    <Dialog title={text('recovery.make.title')} closeLabel={text('common.close')} width="small" onClose={onClose}>
      <form ref={form} className={styles.form} onSubmit={(event) => void make(event)} noValidate>
        <div className={styles.body}>
          <p>{text('recovery.make.words')}</p>
          <Field label={text('recovery.make.secret')} problem={missing ?? (error && errorText(text, error))}>
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="current-password"
                value={secret}
                onChange={({ target }) => {
                  setSecret(target.value);
                  setIsMissing(false);
                }}
              />
            )}
          </Field>
        </div>
        <DialogFoot>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button look="primary" type="submit" keys="Mod+Enter" disabled={isMaking}>
            {text(isMaking ? 'signIn.checking' : 'recovery.make.button')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
