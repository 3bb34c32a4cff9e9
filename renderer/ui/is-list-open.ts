/** Whether a key goes to an open list of options, which then handles Escape. */
export function isListOpen(target: EventTarget | null): boolean {
  // In a styleable select, the focus is on an option while the list is open.
  const select = target instanceof Element ? target.closest('select') : null;
  return select !== null && CSS.supports('selector(:open)') && select.matches(':open');
}
