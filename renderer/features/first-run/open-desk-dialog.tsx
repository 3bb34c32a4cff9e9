import { type FormEvent, useState } from 'react';
import { deskside } from '../../bridge/deskside.ts';
import { errorText } from '../../i18n/problem-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogFoot } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import styles from './set-up.module.css';

export function OpenDeskDialog({
  folder: proposed,
  onClose,
}: {
  readonly folder: string;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [folder, setFolder] = useState(proposed);
  const [problem, setProblem] = useState<string>();

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await deskside.call('desk.open', { folder: folder.trim() });
    if (!result.ok) setProblem(errorText(text, result.error));
  }

  return (
    <Dialog title={text('first.open.title')} closeLabel={text('common.close')} onClose={onClose}>
      <form onSubmit={open}>
        <div className={styles.dialogBody}>
          <Field label={text('first.open.folder')} hint={text('first.open.hint')} problem={problem}>
            {(control) => <Input {...control} value={folder} onChange={({ target }) => setFolder(target.value)} />}
          </Field>
        </div>
        <DialogFoot>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button look="primary" type="submit">
            {text('first.open.button')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
