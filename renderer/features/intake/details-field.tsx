import { useFormContext, useWatch } from 'react-hook-form';
import { tooLongText } from '../../forms/too-long-text.ts';
import { issueText } from '../../i18n/issue-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import type { IntakeValues } from './intake-values.ts';

/** The ticket’s details. Shows while typing how much too long they are. */
export function DetailsField() {
  const text = useText();
  const { register, control, formState } = useFormContext<IntakeValues>();
  const details = useWatch({ control, name: 'details' });
  const problem = tooLongText(text, details) ?? issueText(text, formState.errors.details?.message);
  return (
    <Field label={text('intake.details')} problem={problem}>
      {(field) => <TextArea {...field} rows={4} {...register('details')} />}
    </Field>
  );
}
