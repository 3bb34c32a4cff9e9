import { zodResolver } from '@hookform/resolvers/zod';
import { type KeyboardEvent, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import type { AgentTile } from '../../../shared/bridge/contract/desk.ts';
import { readRecoveryCode } from '../../../shared/bridge/recovery-code.ts';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { isOwnName, passphrase } from '../../../shared/bridge/secret.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { deskside, newKey } from '../../bridge/deskside.ts';
import { issueText } from '../../i18n/issue-text.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import styles from './sign-in.module.css';
import type { ToRenew } from './to-renew.ts';

export interface RecoverFormProps {
  readonly tile: AgentTile;
  readonly deskName: string;
  /** What was already typed and has to be replaced; if undefined, the form asks for the recovery code. */
  readonly toRenew: ToRenew | undefined;
  readonly onBack: () => void;
}

const code = z.string().superRefine((typed, context) => {
  const read = readRecoveryCode(typed);
  if ('problem' in read) context.addIssue({ code: 'custom', message: read.problem });
});

function formOf(names: readonly string[], asksForCode: boolean) {
  // Validates each field as soon as it is filled in, even if others are missing.
  const early = { when: () => true };
  return z
    .strictObject({ code: asksForCode ? code : z.string(), newSecret: passphrase, repeat: z.string() })
    .refine(({ newSecret }) => !isOwnName(newSecret, names), { path: ['newSecret'], message: 'secret.own-name' })
    .refine(({ newSecret, repeat }) => newSecret === repeat, {
      path: ['repeat'],
      message: 'setUp.repeat.problem',
      ...early,
    });
}

/** Lets an administrator choose a new passphrase, with the recovery code or what they signed in with. */
export function RecoverForm({ tile, deskName, toRenew, onBack }: RecoverFormProps) {
  const text = useText();
  const { askStatus } = useDesk();
  const [error, setError] = useState<DeskError>();
  const asksForCode = toRenew === undefined;
  const form = useForm({
    resolver: zodResolver(formOf([tile.name, deskName], asksForCode)),
    defaultValues: { code: '', newSecret: '', repeat: '' },
  });
  const { register, formState, setFocus } = form;
  const { errors, isSubmitting } = formState;

  const recover = form.handleSubmit(async ({ code, newSecret }) => {
    setError(undefined);
    const agentId = tile.id;
    const result =
      toRenew === undefined
        ? await deskside.call('recovery.use', { agentId, code, newSecret }, newKey())
        : await deskside.call('session.renew', { agentId, secret: toRenew.secret, newSecret }, newKey());
    if (result.ok) return askStatus();
    const [issue] = result.error.issues ?? [];
    if (issue) return form.setError('newSecret', { message: issue.reason }, { shouldFocus: true });
    setError(result.error);
    setFocus(asksForCode ? 'code' : 'newSecret');
  });

  function stepBack({ key, nativeEvent }: KeyboardEvent): void {
    if (key === 'Escape' && !nativeEvent.isComposing && !isSubmitting) onBack();
  }

  const refused = error && errorText(text, error);
  const own = (message: string | undefined) => issueText(text, message);
  return (
    <form
      className={styles.recover}
      onSubmit={recover}
      onChange={() => setError(undefined)}
      onKeyDown={stepBack}
      aria-label={text('signIn.recover', { name: tile.name })}
      noValidate
    >
      {asksForCode && (
        <Field
          label={text('signIn.recover.code')}
          hint={text('signIn.recover.code.hint')}
          problem={own(errors.code?.message) ?? refused}
        >
          {(control) => <Input {...control} autoCapitalize="characters" autoFocus {...register('code')} />}
        </Field>
      )}
      {toRenew && <p>{text(toRenew.why)}</p>}
      <div className={styles.pair}>
        <Field
          label={text('signIn.recover.secret')}
          hint={text('signIn.recover.secret.hint')}
          problem={own(errors.newSecret?.message) ?? (asksForCode ? undefined : refused)}
        >
          {(control) => (
            <Input
              {...control}
              type="password"
              autoComplete="new-password"
              autoFocus={!asksForCode}
              {...register('newSecret', { deps: 'repeat' })}
            />
          )}
        </Field>
        <Field label={text('signIn.recover.repeat')} problem={own(errors.repeat?.message)}>
          {(control) => <Input {...control} type="password" autoComplete="new-password" {...register('repeat')} />}
        </Field>
      </div>
      <div className={styles.actions}>
        <Button onClick={onBack}>{text('setUp.back')}</Button>
        <Button look="primary" type="submit" keys="Mod+Enter" disabled={isSubmitting}>
          {text(isSubmitting ? 'signIn.checking' : 'signIn.recover.button')}
        </Button>
      </div>
    </form>
  );
}
