import { useFormContext } from 'react-hook-form';
import { issueText } from '../../i18n/problem-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { ColourField } from './colour-field.tsx';
import styles from './set-up.module.css';
import type { SetUpValues } from './set-up.tsx';

export function SetUpDesk({ onBack }: { readonly onBack: () => void }) {
  const text = useText();
  const { register, formState } = useFormContext<SetUpValues>();
  const { errors } = formState;
  return (
    <>
      <div className={styles.body}>
        <Field label={text('setUp.deskName')} problem={issueText(text, errors.name?.message)}>
          {(control) => <Input {...control} {...register('name')} autoFocus />}
        </Field>
        <Field
          label={text('setUp.folder')}
          hint={text('setUp.folder.hint')}
          problem={issueText(text, errors.folder?.message)}
        >
          {(control) => <Input {...control} {...register('folder')} />}
        </Field>
        <h2 className={styles.part}>{text('setUp.you')}</h2>
        <div className={styles.pair}>
          <Field label={text('setUp.yourName')} problem={issueText(text, errors.administrator?.name?.message)}>
            {(control) => <Input {...control} {...register('administrator.name')} />}
          </Field>
          <ColourField name="administrator.colour" />
        </div>
        <div className={styles.pair}>
          <Field
            label={text('setUp.passphrase')}
            hint={text('setUp.passphrase.hint')}
            problem={issueText(text, errors.administrator?.secret?.message)}
          >
            {(control) => (
              <Input {...control} type="password" autoComplete="new-password" {...register('administrator.secret')} />
            )}
          </Field>
          <Field label={text('setUp.repeat')} problem={issueText(text, errors.repeat?.message)}>
            {(control) => <Input {...control} type="password" autoComplete="new-password" {...register('repeat')} />}
          </Field>
        </div>
      </div>
      <footer className={styles.foot}>
        <Button onClick={onBack}>{text('setUp.back')}</Button>
        <Button look="primary" type="submit">
          {text('setUp.next')}
        </Button>
      </footer>
    </>
  );
}
