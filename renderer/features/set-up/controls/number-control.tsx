import { Input } from '../../../ui/input.tsx';
import type { FormField } from '../form-field.ts';

/** A whole number. What is not a number stays as it was typed, so that the schema refuses it. */
export const numberControl: FormField['shown'] = {
  labelled: ({ control, value, onChange }) => (
    <Input
      {...control}
      inputMode="numeric"
      value={String(value ?? '')}
      onChange={({ target }) => onChange(typedNumber(target.value))}
    />
  ),
  words: (value) => String(value ?? ''),
};

/** The number that a text says, or the text itself. */
export function typedNumber(typed: string): number | string {
  const plain = typed.trim().replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) && !plain.endsWith('.') ? Number(plain) : typed;
}
