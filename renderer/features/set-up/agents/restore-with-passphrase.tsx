import { ArchiveRestore } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { passphrase } from '../../../../shared/bridge/secret.ts';
import type { Id } from '../../../../shared/domain/id.ts';
import { deskside, newKey } from '../../../bridge/deskside.ts';
import { useFollowSaving } from '../../../bridge/saving.tsx';
import { useUndo } from '../../../bridge/undo.tsx';
import { useUnsaved } from '../../../bridge/use-unsaved.ts';
import { issueText } from '../../../i18n/issue-text.ts';
import { errorText } from '../../../i18n/sentences/error-text.ts';
import { useText } from '../../../i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import styles from './agents.module.css';

interface RestoreWithPassphraseProps {
  readonly id: Id;
  readonly name: string;
  readonly onCancel: () => void;
}

/**
 * Asks for the passphrase without which an administrator can’t be restored where PINs are protected. It stands in the
 * form of the archived agent, so it is no form of its own.
 */
export function RestoreWithPassphrase({ id, name, onCancel }: RestoreWithPassphraseProps) {
  const text = useText();
  const { offer } = useUndo();
  const follow = useFollowSaving();
  const group = useRef<HTMLFieldSetElement>(null);
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const [key, setKey] = useState(newKey);
  useUnsaved(secret !== '');

  const focusField = () => group.current?.querySelector('input')?.focus();
  useEffect(focusField, []);

  function refuse(sentence: string | undefined): void {
    setProblem(sentence);
    focusField();
  }

  async function restore(): Promise<void> {
    const [issue] = passphrase.safeParse(secret).error?.issues ?? [];
    if (issue) return refuse(issueText(text, secret === '' ? 'text.required' : issue.message));
    setIsBusy(true);
    const result = await follow(deskside.call('agent.restore', { id, secret }, key));
    setIsBusy(false);
    if (result.ok) return offer(result.value, text('deskSetUp.restored', { name }));
    // A refusal may be gone once something else is changed, so that asking again is another request.
    if (result.error.code !== 'unavailable') setKey(newKey());
    refuse(errorText(text, result.error));
  }

  function press(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    void restore();
  }

  return (
    <fieldset ref={group} className={styles.restore}>
      <legend className="visually-hidden">{text('deskSetUp.restore')}</legend>
      <Field
        label={text('deskSetUp.agent.restore.passphrase', { name })}
        problem={problem}
        hint={text('deskSetUp.agent.restore.hint', { name })}
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="new-password"
            value={secret}
            onChange={({ target }) => {
              setSecret(target.value);
              setProblem(undefined);
              setKey(newKey());
            }}
            onKeyDown={press}
          />
        )}
      </Field>
      <div className={styles.restoreActions}>
        <Button onClick={onCancel}>{text('common.cancel')}</Button>
        <Button
          look="primary"
          icon={<ArchiveRestore size={16} aria-hidden="true" />}
          disabled={isBusy}
          onClick={() => void restore()}
        >
          {text('deskSetUp.restore')}
        </Button>
      </div>
    </fieldset>
  );
}
