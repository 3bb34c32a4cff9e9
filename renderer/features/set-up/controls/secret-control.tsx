import { Input } from '../../../ui/input.tsx';
import type { FormField } from '../form-field.ts';

/** A new PIN or passphrase, which is not shown. */
export const secretControl: FormField['shown'] = {
  labelled: ({ control, value, onChange }) => (
    <Input
      {...control}
      type="password"
      autoComplete="new-password"
      value={String(value ?? '')}
      onChange={({ target }) => onChange(target.value)}
    />
  ),
};
