import { useFormContext } from 'react-hook-form';
import { type MoreFieldName, moreFieldNames } from '../../../shared/domain/ticket/fields.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import { fieldOptions } from '../../forms/field-options.ts';
import { issueText } from '../../i18n/problem-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import type { IntakeValues } from './intake-dialog.tsx';

/** The plain fields that have no place of their own on the form, in the order of their table. */
export function MoreFields({ choices }: { readonly choices: DeskChoices }) {
  return moreFieldNames.map((name) => <MoreField key={name} name={name} choices={choices} />);
}

function MoreField({ name, choices }: { readonly name: MoreFieldName; readonly choices: DeskChoices }) {
  const text = useText();
  const { register, getFieldState, formState } = useFormContext<IntakeValues>();
  const error = getFieldState(name, formState).error as { readonly message?: string } | undefined;
  const options = fieldOptions(text, name, choices);
  return (
    <Field label={text(`field.${name}`)} problem={issueText(text, error?.message)}>
      {(field) =>
        options ? (
          <Select
            {...field}
            options={options.map(({ id, name }) => ({ value: id, label: name }))}
            {...register(name)}
          />
        ) : (
          <Input {...field} spellCheck {...register(name)} />
        )
      }
    </Field>
  );
}
