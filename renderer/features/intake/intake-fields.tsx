import type { ChangeEvent, ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import { RequesterFields } from '../../forms/requester-fields.tsx';
import { issueText } from '../../i18n/issue-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { DetailsField } from './details-field.tsx';
import styles from './intake.module.css';
import type { IntakeValues } from './intake-values.ts';
import { MoreFields } from './more-fields.tsx';
import { useTopicFills } from './use-topic-fills.ts';

/** Requester, summary, details and fields; `place` renders the attachments last. */
export function IntakeFields({ choices, place }: { readonly choices: DeskChoices; readonly place: ReactNode }) {
  const text = useText();
  const { register, formState, getValues, setFocus } = useFormContext<IntakeValues>();
  const fillFrom = useTopicFills(choices);
  const { errors } = formState;

  return (
    <div className={styles.main}>
      <RequesterFields onChosen={() => setFocus(nextToFill(getValues(), choices))} />
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
      {place}
    </div>
  );
}

/** The first empty field of those that a ticket needs besides its requester. */
function nextToFill({ topicId, summary, details, fields = {} }: IntakeValues, choices: DeskChoices) {
  const own = choices.fields.find(({ id, isRequired, hasOwnPlace }) => isRequired && !hasOwnPlace && !fields[id]);
  const left = [
    ['topicId', topicId],
    ['summary', summary],
    ['details', details],
  ] as const;
  const empty = left.find(([, value]) => value.trim() === '');
  if (empty) return empty[0];
  return own ? (`fields.${own.id}` as const) : 'summary';
}
