import { type FormEvent, useState } from 'react';
import type { AgentTile } from '../../../shared/bridge/calls.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { deskside } from '../../bridge/deskside.ts';
import { errorText } from '../../i18n/problem-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import styles from './sign-in.module.css';

/** One field for a PIN or a passphrase; what it is, main finds out. */
export function SecretForm({ tile }: { readonly tile: AgentTile }) {
  const text = useText();
  const { askStatus } = useDesk();
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isChecking, setIsChecking] = useState(false);

  async function signIn(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isChecking || secret === '') return;
    setIsChecking(true);
    const result = await deskside.call('session.signIn', { agentId: tile.id, secret });
    setIsChecking(false);
    setSecret('');
    if (result.ok) await askStatus();
    else setProblem(errorText(text, result.error));
  }

  return (
    <form className={styles.form} onSubmit={signIn}>
      <Field label={text('signIn.secret', { name: tile.name })} problem={problem}>
        {(control) => (
          <div className={styles.row}>
            <Input
              {...control}
              type="password"
              autoComplete="current-password"
              autoFocus
              value={secret}
              onChange={({ target }) => setSecret(target.value)}
            />
            <Button look="primary" type="submit" disabled={isChecking}>
              {text(isChecking ? 'signIn.checking' : 'signIn.button')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
