import { useFormContext } from 'react-hook-form';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import type { FormField } from '../../../shared/views/form-fields.ts';
import { FieldInput } from '../../forms/field-input.tsx';
import { fieldOptions } from '../../forms/field-options.ts';
import { issueText } from '../../i18n/issue-text.ts';
import { useText } from '../../i18n/text.tsx';
import { wordsText } from '../../i18n/value-text.ts';
import { Field } from '../../ui/field.tsx';
import type { IntakeValues } from './intake-values.ts';

/** The custom fields, in catalog order. */
export function MoreFields({ choices }: { readonly choices: DeskChoices }) {
  return choices.fields
    .filter(({ hasOwnPlace }) => !hasOwnPlace)
    .map((field) => <MoreField key={field.id} field={field} choices={choices} />);
}

function MoreField({ field, choices }: { readonly field: FormField; readonly choices: DeskChoices }) {
  const text = useText();
  const { register, getFieldState, formState } = useFormContext<IntakeValues>();
  const name = `fields.${field.id}` as const;
  const { error } = getFieldState(name, formState);
  return (
    <Field
      label={wordsText(text, field.label)}
      mark={field.isRequired ? undefined : text('common.optional')}
      problem={issueText(text, error?.message)}
    >
      {(control) => (
        <FieldInput
          {...control}
          {...register(name)}
          type={field.type}
          options={fieldOptions(text, field.id, choices)}
          placeholder={field.initial === '' ? text(field.isRequired ? 'value.choose' : 'common.none') : undefined}
        />
      )}
    </Field>
  );
}
