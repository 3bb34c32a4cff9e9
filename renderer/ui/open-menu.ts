/** The menu that is open now, also before it has the keyboard. */
export function openMenu(): HTMLElement | null {
  return document.querySelector('[role="menu"][data-open]');
}
