import { Input } from '../../../ui/input.tsx';
import type { FormField } from '../form-field.ts';

/** One line of text. */
export const lineControl: FormField['shown'] = {
  labelled: ({ control, value, onChange }) => (
    <Input {...control} spellCheck value={String(value ?? '')} onChange={({ target }) => onChange(target.value)} />
  ),
  words: (value) => String(value ?? ''),
};
