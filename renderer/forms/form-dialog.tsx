import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Result } from '../../shared/bridge/result.ts';
import { useUnsaved } from '../bridge/use-unsaved.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../ui/dialog.tsx';
import { RefusedFiles } from '../ui/refused-files.tsx';
import { Strip } from '../ui/strip.tsx';
import { AttachmentsField } from './attachments-field.tsx';
import { useFocusInvalid } from './focus-invalid.ts';
import styles from './form-dialog.module.css';
import { useFormError } from './form-error.ts';
import { sayIncomplete } from './incomplete.ts';
import type { Files } from './use-files.ts';
import { useTakenFiles } from './use-taken-files.tsx';

export interface FormDialogProps {
  readonly title: string;
  readonly button: string;
  readonly onClose: () => void;
  /** Whether the form holds text that is saved nowhere. */
  readonly holdsWords: boolean;
  /** Shown beside the title: the state of the draft. */
  readonly aside?: string;
  /** Shown when there is no error to show. */
  readonly notice?: ReactNode;
  /**
   * Runs the form’s operation. The dialog closes on success and shows the error otherwise. Undefined means that fields
   * show their own errors; the first invalid one gets the focus.
   */
  readonly onSubmit: () => Promise<Result<unknown> | undefined>;
  /** The operation was executed, but its answer was lost: the form resubmits to get the answer. */
  readonly wasDone?: boolean;
  /** Counts lost answers that have arrived since; a new one clears the error about it. */
  readonly answered?: number;
  readonly children: ReactNode;
  /** The form’s attachments, if it accepts files. */
  readonly files?: Files;
  /** Another button that runs an operation and is handled in the same way. */
  readonly other?: OtherSubmit | undefined;
}

interface OtherSubmit {
  readonly button: string;
  readonly onSubmit: FormDialogProps['onSubmit'];
}

/** A dialog with a small form. */
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
  const { form, focusInvalid } = useFocusInvalid();
  const [isBusy, setIsBusy] = useState(false);
  const isOther = useRef(false);
  const answerOther = useRef(submitOther);
  answerOther.current = submitOther;
  const taking = useTakenFiles(files);
  useUnsaved(holdsWords);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBusy || sayIncomplete(text, form.current)) return;
    isOther.current = false;
    await run(onSubmit);
  }

  async function submitOther(): Promise<void> {
    if (isBusy || !other) return;
    isOther.current = true;
    await run(other.onSubmit);
  }

  async function run(operation: FormDialogProps['onSubmit']): Promise<void> {
    setIsBusy(true);
    const result = await operation();
    setIsBusy(false);
    if (result?.ok) return onClose();
    setError(result?.error);
    focusInvalid();
  }

  useEffect(() => {
    if (answered > 0) setError(undefined);
  }, [answered, setError]);

  useEffect(() => {
    if (!wasDone) return;
    if (isOther.current) void answerOther.current();
    else form.current?.requestSubmit();
  }, [wasDone, form]);

  return (
    <Dialog title={title} closeLabel={text('common.close')} width="small" onClose={onClose} aside={aside}>
      <form ref={form} className={styles.form} onSubmit={submit} onChange={changed} noValidate {...taking.handlers}>
        {error ? <Strip kind="problem">{errorText(text, error)}</Strip> : notice}
        <DialogBody>
          {files ? <RefusedFiles value={null}>{children}</RefusedFiles> : children}
          {files && <AttachmentsField files={files} notice={taking.notice} />}
        </DialogBody>
        <DialogFoot>
          {other && (
            <Button disabled={isBusy} onClick={() => void submitOther()}>
              {other.button}
            </Button>
          )}
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button look="primary" type="submit" keys="Mod+Enter" disabled={isBusy}>
            {button}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
