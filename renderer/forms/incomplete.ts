import type { Text } from '../i18n/text.tsx';

/**
 * Whether a date or time of a form is incomplete, which its value does not tell: it is empty. `Field` shows what is wrong,
 * and the first such control gets the focus.
 */
export function sayIncomplete(text: Text, form: HTMLFormElement | null): boolean {
  const incomplete = [...(form?.elements ?? [])].filter((control) => isIncomplete(control));
  for (const control of incomplete) say(text, control);
  incomplete[0]?.focus();
  return incomplete.length > 0;
}

/** The same for one control, where nothing is sent: it filters what is shown, and an incomplete date filters nothing. */
export function sayIncompleteDate(text: Text, control: HTMLInputElement): void {
  if (isIncomplete(control)) say(text, control);
}

function say(text: Text, control: HTMLInputElement): void {
  control.setCustomValidity(text(control.type === 'date' ? 'common.incomplete.date' : 'common.incomplete.time'));
  control.checkValidity();
  // Later attempts begin anew.
  control.setCustomValidity('');
}

function isIncomplete(control: Element | null): control is HTMLInputElement {
  return control instanceof HTMLInputElement && control.validity.badInput;
}
