import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { AgentTile } from '../../../shared/bridge/contract/desk.ts';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { deskside } from '../../bridge/deskside.ts';
import { useFocusInvalid } from '../../forms/focus-invalid.ts';
import { typedSince } from '../../forms/typed-since.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import styles from './sign-in.module.css';
import { type ToRenew, whyToRenew } from './to-renew.ts';

export interface SecretFormProps {
  readonly tile: AgentTile;
  readonly onBack: () => void;
  readonly onRenew: (toRenew: ToRenew) => void;
}

/** The field for a PIN or passphrase. Main decides which of them it is. */
export function SecretForm({ tile, onBack, onRenew }: SecretFormProps) {
  const text = useText();
  const { askStatus } = useDesk();
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<DeskError>();
  const [isMissing, setIsMissing] = useState(false);
  const { form, focusInvalid } = useFocusInvalid();
  const [isChecking, setIsChecking] = useState(false);

  async function signIn(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isChecking) return;
    if (secret === '') {
      // During a lockout, the remaining time is more useful than a message about an empty field.
      setIsMissing(true);
      return focusInvalid();
    }
    setIsChecking(true);
    const result = await deskside.call('session.signIn', { agentId: tile.id, secret });
    setIsChecking(false);
    setSecret((present) => typedSince(secret, present));
    if (result.ok) return askStatus();
    const why = whyToRenew(result.error);
    if (why) return onRenew({ secret, why });
    setError(result.error);
    focusInvalid();
  }

  /** Typing clears the last error, but not a lockout and not a key store problem. */
  function type(typed: string): void {
    setSecret(typed);
    setIsMissing(false);
    setError((present) =>
      present?.reason === 'secret.wrong' || present?.reason === 'secret.crowd' ? undefined : present,
    );
  }

  function stepBack({ key, nativeEvent }: KeyboardEvent): void {
    if (key === 'Escape' && !nativeEvent.isComposing && !isChecking) onBack();
  }

  const missing = isMissing ? text('signIn.empty') : undefined;
  return (
    <form ref={form} className={styles.form} onSubmit={signIn} onKeyDown={stepBack}>
      <Field label={text('signIn.secret', { name: tile.name })} problem={error ? errorText(text, error) : missing}>
        {(control) => (
          <div className={styles.row}>
            <Input
              {...control}
              type="password"
              autoComplete="current-password"
              autoFocus
              value={secret}
              onChange={({ target }) => type(target.value)}
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
