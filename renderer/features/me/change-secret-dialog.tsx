import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { typedSecret } from '../../../shared/bridge/contract/session.ts';
import { agentSecret } from '../../../shared/bridge/secret.ts';
import { deskside, newKey } from '../../bridge/deskside.ts';
import { useUnsaved } from '../../bridge/use-unsaved.ts';
import { useFormError } from '../../forms/form-error.ts';
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

const form = z
  .strictObject({ secret: typedSecret, newSecret: agentSecret, again: z.string() })
  .refine(({ secret, newSecret }) => secret !== newSecret, { path: ['newSecret'], message: 'me.secret.same' })
  .refine(({ newSecret, again }) => newSecret === again, { path: ['again'], message: 'me.secret.differ' });

type Values = z.infer<typeof form>;

/** An agent replaces their own PIN or passphrase. */
export function ChangeSecretDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const { add } = useToasts();
  const { error, setError, changed } = useFormError();
  const { register, handleSubmit, resetField, setFocus, formState } = useForm<Values>({
    resolver: zodResolver(form),
    defaultValues: { secret: '', newSecret: '', again: '' },
  });
  const { errors, isDirty, isSubmitting } = formState;
  useUnsaved(isDirty);

  const save = handleSubmit(async ({ secret, newSecret }) => {
    setError(undefined);
    const result = await deskside.call('me.changeSecret', { secret, newSecret }, newKey());
    if (!result.ok) {
      setError(result.error);
      resetField('secret');
      return setFocus('secret');
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
              <Input {...control} type="password" autoComplete="current-password" {...register('secret')} />
            )}
          </Field>
          <Field
            label={text('me.secret.new')}
            hint={text('me.secret.new.hint')}
            problem={issueText(text, errors.newSecret?.message)}
          >
            {(control) => <Input {...control} type="password" autoComplete="new-password" {...register('newSecret')} />}
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
