import { type Control, useController } from 'react-hook-form';
import type { FormValues } from '../../forms/record-edits.ts';
import { issueText } from '../../i18n/issue-text.ts';
import { Field } from '../../ui/field.tsx';
import type { ControlProps, FormContext, FormField } from './form-field.ts';
import { issueAt } from './issue-at.ts';
import { wasText } from './was-text.ts';

interface FormFieldProps {
  readonly field: FormField;
  readonly control: Control<FormValues>;
  readonly form: FormContext;
  readonly onChange: () => void;
}

/** One field of the form, connected with its value and its errors. */
export function RecordField({ field, control, form, onChange }: FormFieldProps) {
  const { text } = form;
  const { field: input, fieldState } = useController({
    control,
    name: field.name,
    rules: { deps: [...(field.deps ?? [])] },
  });
  const own = typeof field.hint === 'function' ? field.hint(form) : field.hint && text(field.hint);
  const hint = [wasText(field, form), own].filter((part) => part !== undefined).join(' ') || undefined;
  const problemAt = (path = '') => issueText(text, issueAt(fieldState.error, path));
  const props: ControlProps = {
    form,
    label: text(field.label),
    hint,
    value: input.value,
    onChange: (value) => {
      input.onChange(value);
      onChange();
    },
    problemAt,
  };
  if ('whole' in field.shown) return field.shown.whole(props);
  const { labelled } = field.shown;
  return (
    <Field label={props.label} mark={field.isOptional && text('common.optional')} problem={problemAt()} hint={hint}>
      {(described) => labelled({ ...props, control: described })}
    </Field>
  );
}
