import { type FormEvent, useState } from 'react';
import type { OpeningDesk } from '../../../shared/bridge/loading.ts';
import type { UnopenedDesk } from '../../../shared/bridge/unopened.ts';
import { deskside } from '../../bridge/deskside.ts';
import { useKeyFor } from '../../bridge/use-key-for.ts';
import { useFocusInvalid } from '../../forms/focus-invalid.ts';
import { issueText } from '../../i18n/issue-text.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { Dialog, DialogFoot } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { ChooseFolder } from './choose-folder.tsx';
import { OpeningProgress } from './opening-progress.tsx';
import styles from './set-up.module.css';

export interface OpenDeskDialogProps {
  readonly folder: string;
  readonly picksFolders: boolean;
  readonly opening: OpeningDesk | null;
  readonly onClose: () => void;
  /** Called instead of showing an error, for desks whose failure has its own screen. */
  readonly onUnopened?: ((desk: UnopenedDesk) => void) | undefined;
}

export function OpenDeskDialog({ folder: proposed, picksFolders, opening, onClose, onUnopened }: OpenDeskDialogProps) {
  const text = useText();
  const { form, focusInvalid } = useFocusInvalid();
  const [folder, setFolder] = useState(proposed);
  const [problem, setProblem] = useState<string>();
  const keyFor = useKeyFor();
  const [isOpening, setIsOpening] = useState(false);

  function change(typed: string): void {
    setFolder(typed);
    setProblem(undefined);
  }

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isOpening) return;
    setIsOpening(true);
    const result = await deskside.call('desk.open', { folder }, keyFor(folder));
    setIsOpening(false);
    if (result.ok) return;
    if (onUnopened && result.error.unopened) return onUnopened(result.error.unopened);
    const [issue] = result.error.issues ?? [];
    setProblem(issue ? issueText(text, issue.reason) : errorText(text, result.error));
    focusInvalid();
  }

  return (
    <Dialog title={text('first.open.title')} closeLabel={text('common.close')} onClose={onClose}>
      <form ref={form} onSubmit={(event) => void open(event)} noValidate>
        <div className={styles.dialogBody}>
          <Field label={text('first.open.folder')} hint={text('first.open.hint')} problem={problem}>
            {(control) => (
              <div className={styles.folder}>
                <Input {...control} value={folder} onChange={({ target }) => change(target.value)} />
                {picksFolders && <ChooseFolder from={folder} onChoose={change} />}
              </div>
            )}
          </Field>
          {isOpening && opening && (
            <Delayed>
              <OpeningProgress opening={opening} />
            </Delayed>
          )}
        </div>
        <DialogFoot hint={<span role="status">{isOpening && <Delayed>{text('first.open.busy')}</Delayed>}</span>}>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button look="primary" type="submit">
            {text('first.open.button')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
