/** Whether an element is there, seen, and not out of reach under a dialog. */
export function canHaveFocus(element: Element): boolean {
  return (
    element.isConnected &&
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.matches(':disabled') &&
    element.closest('[inert]') === null
  );
}
