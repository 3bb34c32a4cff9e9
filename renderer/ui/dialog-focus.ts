/** The topmost dialog. */
export function topDialog(): HTMLDialogElement | undefined {
  return [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
}

export function formIn(dialog: HTMLDialogElement | undefined): HTMLFormElement | null {
  return dialog?.querySelector('form') ?? null;
}

/** The button that does what a dialog is about. */
export function mainButtonIn(dialog: HTMLDialogElement | undefined): HTMLButtonElement | undefined {
  return dialog?.querySelector<HTMLButtonElement>('button[data-main]') ?? undefined;
}

/** The first field, or the last button of a dialog without fields, which confirms it. */
export function focusInto(dialog: HTMLDialogElement): HTMLElement | undefined {
  const field = dialog.querySelector<HTMLElement>('input:not([hidden]), select, textarea');
  (field ?? [...dialog.querySelectorAll('button')].at(-1))?.focus();
  return field ?? undefined;
}

/** Focuses that element when a dialog opens. The value of a one-line field is selected, so that typing replaces it. */
export function focusFirst(dialog: HTMLDialogElement): void {
  const field = focusInto(dialog);
  if (field instanceof HTMLInputElement && field.type === 'text') field.select();
}
