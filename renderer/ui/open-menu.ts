/** The open menu, even before it has the focus. */
export function openMenu(): HTMLElement | null {
  return document.querySelector('[role="menu"][data-open]');
}
