import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { Result } from '../../shared/bridge/result.ts';
import { useUnsaved } from '../bridge/use-unsaved.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../ui/dialog.tsx';
import { RefusedFiles } from '../ui/refused-files.tsx';
import { Strip } from '../ui/strip.tsx';
import { FilePlace } from './file-place.tsx';
import { useFocusFaulty } from './focus-faulty.ts';
import styles from './form-dialog.module.css';
import { useFormError } from './form-error.ts';
import type { Files } from './use-files.ts';
import { useTakenFiles } from './use-taken-files.tsx';

export interface FormDialogProps {
  readonly title: string;
  readonly button: string;
  readonly onClose: () => void;
  /** Whether something was typed here that nothing keeps. */
  readonly holdsWords: boolean;
  /** What stands beside the title: where the words are. */
  readonly aside?: string;
  /** What has to be known of the words, where nothing else has gone wrong. */
  readonly notice?: ReactNode;
  /**
   * Does what the form is for; the dialog closes when it was done, and says why when it was not. Nothing is answered
   * where fields of the form say themselves what is wrong: the first of them gets the keyboard.
   */
  readonly onSubmit: () => Promise<Result<unknown> | undefined>;
  /** It was done already, although no answer came: the form is handed in again by itself, to hear of it. */
  readonly wasDone?: boolean;
  /** How often an answer that had got lost was heard after all: what was said of it then is not true any more. */
  readonly answered?: number;
  readonly children: ReactNode;
  /** The files that go with it, where it takes any. */
  readonly files?: Files;
  readonly other?: ReactNode;
}

/** A small form about one thing. */
export function FormDialog({
  title,
  button,
  onClose,
  holdsWords,
  aside = '',
  notice,
  onSubmit,
  wasDone = false,
  answered = 0,
  children,
  files,
  other,
}: FormDialogProps) {
  const text = useText();
  const { error, setError, changed } = useFormError();
  const { form, focusFaulty } = useFocusFaulty();
  const [isBusy, setIsBusy] = useState(false);
  const taking = useTakenFiles(files);
  useUnsaved(holdsWords);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    const result = await onSubmit();
    setIsBusy(false);
    if (result?.ok) return onClose();
    setError(result?.error);
    focusFaulty();
  }

  useEffect(() => {
    if (answered > 0) setError(undefined);
  }, [answered, setError]);

  useEffect(() => {
    if (wasDone) form.current?.requestSubmit();
  }, [wasDone, form]);

  return (
    <Dialog title={title} closeLabel={text('common.close')} width="small" onClose={onClose} aside={aside}>
      <form ref={form} className={styles.form} onSubmit={submit} onChange={changed} noValidate {...taking.handlers}>
        {error ? <Strip kind="problem">{errorText(text, error)}</Strip> : notice}
        <DialogBody>
          {files ? <RefusedFiles value={null}>{children}</RefusedFiles> : children}
          {files && <FilePlace files={files} notice={taking.notice} />}
        </DialogBody>
        <DialogFoot>
          {other}
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button look="primary" type="submit" keys="Mod+Enter" disabled={isBusy}>
            {button}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
