/** The dialog that stands above all others. */
export function topDialog(): HTMLDialogElement | undefined {
  return [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
}

/** The first field is what a person came for; where there is none, the last button is the one that does it. */
export function focusInto(dialog: HTMLDialogElement): void {
  const field = dialog.querySelector<HTMLElement>('input:not([hidden]), select, textarea');
  (field ?? [...dialog.querySelectorAll('button')].at(-1))?.focus();
}
