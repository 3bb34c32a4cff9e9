import { useEffect } from 'react';
import { formIn, mainButtonIn, topDialog } from '../ui/dialog-focus.ts';
import { hasPressed } from '../ui/keyboard.ts';

/**
 * Ctrl+Enter (⌘Enter on a Mac) presses a form’s submit button from any of its fields and buttons, and from the rest of
 * its dialog, and the main button of a dialog without a form. Forms without such a button handle the keys themselves.
 * Where a button is pressed only deliberately, the keys do nothing at all.
 */
export function useSubmitKeys(): void {
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      if (event.isComposing || !hasPressed('Mod+Enter', event)) return;
      const button = submitOf(event.target);
      if (!button) return;
      // Keeps Enter from also activating the focused button or choosing a person in a list.
      event.preventDefault();
      event.stopPropagation();
      // Auto-repeat would also reach the element that gets the focus next.
      if (!event.repeat && button.dataset.main !== 'deliberate') button.click();
    }
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, []);
}

function submitOf(target: EventTarget | null): HTMLButtonElement | undefined {
  const own = target instanceof Element ? target.closest('form') : null;
  const dialog = topDialog();
  const form = own ?? formIn(dialog);
  return form ? [...form.elements].find(isSubmit) : mainButtonIn(dialog);
}

function isSubmit(element: Element): element is HTMLButtonElement {
  return element instanceof HTMLButtonElement && element.getAttribute('type') === 'submit';
}
