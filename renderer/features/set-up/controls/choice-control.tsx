import type { MessageId } from '../../../i18n/messages.ts';
import { Select } from '../../../ui/select.tsx';
import type { FormContext, FormField } from '../form-field.ts';

interface ChoiceOption {
  readonly value: string | number | boolean | null;
  readonly label: MessageId;
}

/** One of a few fixed values. `isFixed` tells whether it can’t be changed any more. */
export function choiceControl(
  options: readonly ChoiceOption[],
  isFixed: (form: FormContext) => boolean = () => false,
): FormField['shown'] {
  return {
    labelled: ({ control, form, value, onChange }) => (
      <Select
        {...control}
        {...(isFixed(form) ? { disabled: true } : {})}
        options={options.map((option) => ({ value: String(option.value), label: form.text(option.label) }))}
        value={String(value)}
        onChange={({ target }) => onChange(options.find((option) => String(option.value) === target.value)?.value)}
      />
    ),
    words: (value, { text }) => {
      const option = options.find((one) => one.value === value);
      return option ? text(option.label) : '';
    },
  };
}
