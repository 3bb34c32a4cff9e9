/** The dialog that stands above all others. */
export function topDialog(): HTMLDialogElement | undefined {
  return [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
}

export function formIn(dialog: HTMLDialogElement | undefined): HTMLFormElement | null {
  return dialog?.querySelector('form') ?? null;
}

/** The first field is what a person came for; where there is none, the last button is the one that does it. */
export function focusInto(dialog: HTMLDialogElement): HTMLElement | undefined {
  const field = dialog.querySelector<HTMLElement>('input:not([hidden]), select, textarea');
  (field ?? [...dialog.querySelectorAll('button')].at(-1))?.focus();
  return field ?? undefined;
}

/** The same as a dialog opens: what a line holds already is selected, as Tab would, so that typing replaces it. */
export function focusFirst(dialog: HTMLDialogElement): void {
  const field = focusInto(dialog);
  if (field instanceof HTMLInputElement && field.type === 'text') field.select();
}
