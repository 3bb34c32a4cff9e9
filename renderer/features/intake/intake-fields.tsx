import { Paperclip } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import { FileList } from '../../forms/file-list.tsx';
import { RequesterFields } from '../../forms/requester-fields.tsx';
import type { Files } from '../../forms/use-files.ts';
import { issueText } from '../../i18n/problem-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { Select } from '../../ui/select.tsx';
import { DetailsField } from './details-field.tsx';
import styles from './intake.module.css';
import type { IntakeValues } from './intake-dialog.tsx';
import { MoreFields } from './more-fields.tsx';
import { useTopicFills } from './use-topic-fills.ts';

/** Who asks, and for what. */
export function IntakeFields({ choices, files }: { readonly choices: DeskChoices; readonly files: Files }) {
  const text = useText();
  const isReadOnly = useReadOnly() !== null;
  const { register, formState } = useFormContext<IntakeValues>();
  const fillFrom = useTopicFills(choices);
  const picker = useRef<HTMLInputElement>(null);
  const { errors } = formState;

  return (
    <div className={styles.main}>
      <RequesterFields />
      <Field label={text('field.topic')} problem={issueText(text, errors.topicId?.message)}>
        {(control) => (
          <Select
            {...control}
            options={choices.topics.map(({ id, name }) => ({ value: id, label: name }))}
            {...register('topicId', {
              onChange: ({ target }: ChangeEvent<HTMLSelectElement>) => fillFrom(target.value),
            })}
          />
        )}
      </Field>
      <Field label={text('field.summary')} problem={issueText(text, errors.summary?.message)}>
        {(control) => <Input {...control} spellCheck {...register('summary')} />}
      </Field>
      <DetailsField />
      <MoreFields choices={choices} />
      <div className={styles.drop}>
        <Paperclip size={16} aria-hidden="true" />
        <span>
          {text('files.drop')}{' '}
          <button
            type="button"
            data-attach
            className={styles.link}
            aria-disabled={isReadOnly}
            onClick={() => !isReadOnly && picker.current?.click()}
          >
            {text('files.choose')}
          </button>
          , {text('files.limit')}
        </span>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={text('composer.attach')}
          onChange={({ target }) => {
            files.add([...(target.files ?? [])]);
            target.value = '';
          }}
        />
      </div>
      <FileList {...files} />
    </div>
  );
}
