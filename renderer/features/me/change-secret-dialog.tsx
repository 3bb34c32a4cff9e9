import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { typedSecret } from '../../../shared/bridge/contract/session.ts';
import type { Reason } from '../../../shared/bridge/reasons.ts';
import { agentSecret } from '../../../shared/bridge/secret.ts';
import { deskside, newKey } from '../../bridge/deskside.ts';
import { useUnsaved } from '../../bridge/use-unsaved.ts';
import { useFormError } from '../../forms/form-error.ts';
import { typedSince } from '../../forms/typed-since.ts';
import { issueText } from '../../i18n/issue-text.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogFoot } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useToasts } from '../../ui/toast-provider.tsx';
import styles from './me.module.css';

const schema = z
  .strictObject({ secret: typedSecret, newSecret: agentSecret, again: z.string() })
  .refine(({ secret, newSecret }) => secret !== newSecret, { path: ['newSecret'], message: 'me.secret.same' })
  .refine(({ newSecret, again }) => newSecret === again, { path: ['again'], message: 'me.secret.differ' });

type Values = z.infer<typeof schema>;

/** The fields that refusals are about; others are about none. */
const refusedField: Partial<Readonly<Record<Reason, keyof Values>>> = {
  'secret.wrong': 'secret',
  'secret.wait': 'secret',
  'secret.crowd': 'secret',
  'secret.own-name': 'newSecret',
  'pins.new-administrator': 'newSecret',
};

/** An agent replaces their own PIN or passphrase. */
export function ChangeSecretDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const { add } = useToasts();
  const { error, setError, changed } = useFormError();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { secret: '', newSecret: '', again: '' },
  });
  const { register } = form;
  const { errors, isDirty, isSubmitting } = form.formState;
  useUnsaved(isDirty);

  const save = form.handleSubmit(async ({ secret, newSecret }) => {
    setError(undefined);
    const result = await deskside.call('me.changeSecret', { secret, newSecret }, newKey());
    if (!result.ok) {
      const field = refusedField[result.error.reason];
      if (field === 'secret')
        form.setValue('secret', typedSince(secret, form.getValues('secret')), { shouldDirty: true });
      if (field === undefined) setError(result.error);
      else form.setError(field, { type: 'refused', message: errorText(text, result.error) });
      return form.setFocus(field ?? 'secret');
    }
    add({ title: text(result.value.unprotected ? 'me.secret.savedUnprotected' : 'me.secret.saved') });
    onClose();
  });

  return (
    <Dialog title={text('me.secret.title')} closeLabel={text('common.close')} width="small" onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void save(event)} onChange={changed} noValidate>
        {error && <Strip kind="problem">{errorText(text, error)}</Strip>}
        <div className={styles.body}>
          <Field label={text('me.secret.current')} problem={issueText(text, errors.secret?.message)}>
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="current-password"
                {...register('secret', { deps: 'newSecret' })}
              />
            )}
          </Field>
          <Field
            label={text('me.secret.new')}
            hint={text('me.secret.new.hint')}
            problem={issueText(text, errors.newSecret?.message)}
          >
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="new-password"
                {...register('newSecret', { deps: 'again' })}
              />
            )}
          </Field>
          <Field label={text('me.secret.again')} problem={issueText(text, errors.again?.message)}>
            {(control) => <Input {...control} type="password" autoComplete="new-password" {...register('again')} />}
          </Field>
        </div>
        <DialogFoot>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button look="primary" type="submit" keys="Mod+Enter" disabled={isSubmitting}>
            {text(isSubmitting ? 'signIn.checking' : 'me.secret.save')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
