import { isSameValue } from '../../forms/changed-fields.ts';
import { shortText } from '../../i18n/value-text.ts';
import type { FormContext, FormField } from './form-field.ts';

/** What a changed field of a saved record was before; undefined where nothing was changed. */
export function wasText({ name, shown }: FormField, form: FormContext): string | undefined {
  const { saved, values, text } = form;
  if (!saved || !('labelled' in shown) || !shown.words || isSameValue(saved[name], values[name])) return undefined;
  const value = shortText(text, shown.words(saved[name], form));
  return value === '' ? text('deskSetUp.was.blank') : text('deskSetUp.was', { value });
}
