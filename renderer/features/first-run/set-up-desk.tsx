import { useEffect, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { issueText } from '../../i18n/issue-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { ChooseFolder } from './choose-folder.tsx';
import { ColourField } from './colour-field.tsx';
import styles from './set-up.module.css';
import type { SetUpValues } from './set-up-form.ts';
import { StartWith } from './start-with.tsx';

export interface SetUpDeskProps {
  readonly picksFolders: boolean;
  readonly isChecking: boolean;
  readonly onBack: () => void;
}

export function SetUpDesk({ picksFolders, isChecking, onBack }: SetUpDeskProps) {
  const text = useText();
  const { register, formState, setFocus, setValue, control: form } = useFormContext<SetUpValues>();
  const folder = useWatch({ control: form, name: 'folder' });
  const { errors } = formState;
  const [firstField] = useState(errors.folder ? ('folder' as const) : ('name' as const));

  // The button that led here was removed, and the focus with it. After a folder error, the folder field gets it.
  useEffect(() => setFocus(firstField), [setFocus, firstField]);

  return (
    <>
      <div className={styles.body}>
        <Field label={text('setUp.deskName')} problem={issueText(text, errors.name?.message)}>
          {(control) => <Input {...control} {...register('name')} />}
        </Field>
        <Field
          label={text('setUp.folder')}
          hint={text('setUp.folder.hint')}
          problem={issueText(text, errors.folder?.message)}
        >
          {(control) => (
            <div className={styles.folder}>
              <Input {...control} {...register('folder')} />
              {picksFolders && (
                <ChooseFolder from={folder} onChoose={(chosen) => setValue('folder', chosen, { shouldDirty: true })} />
              )}
            </div>
          )}
        </Field>
        <StartWith />
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
        <p role="status" className={styles.checking}>
          {isChecking && <Delayed>{text('setUp.checking')}</Delayed>}
        </p>
        <Button onClick={onBack}>{text('setUp.back')}</Button>
        <Button look="primary" type="submit">
          {text('setUp.next')}
        </Button>
      </footer>
    </>
  );
}
