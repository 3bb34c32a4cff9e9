/** Whether a key goes to a list of choices that is open: Escape closes that, and nothing else. */
export function isListOpen(target: EventTarget | null): boolean {
  // Where a select is styled, its options have the keyboard while they are seen.
  const select = target instanceof Element ? target.closest('select') : null;
  return select !== null && CSS.supports('selector(:open)') && select.matches(':open');
}
