import { useEffect } from 'react';
import { openMenu } from './open-menu.ts';

/**
 * A menu takes the keyboard a frame after it has opened. A letter that is pressed before that is meant for it already,
 * and would be lost, or mean something else to what lies under the menu.
 */
export function useMenuKeys(): void {
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      const menu = openMenu();
      if (!menu || !(target instanceof Node) || menu.contains(target)) return;
      if (ctrlKey || metaKey || altKey || [...key].length !== 1) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      menu.focus();
      menu.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, []);
}
