import { useEffect } from 'react';
import { formIn, topDialog } from '../ui/dialog-focus.ts';
import { hasPressed } from '../ui/keyboard.ts';

/**
 * Ctrl+Enter, on a Mac ⌘ and Enter, does what the button of a form does, in whichever field of it the keyboard is and
 * also on its buttons and beside it in its dialog. A form without such a button has keys of its own.
 */
export function useSubmitKeys(): void {
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      if (event.isComposing || !hasPressed('Mod+Enter', event)) return;
      const button = submitOf(event.target);
      if (!button) return;
      // Prevents Enter from also activating the focused button or a list of people.
      event.preventDefault();
      event.stopPropagation();
      // Held down, the keys would also reach the element that gets the focus next.
      if (!event.repeat) button.click();
    }
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, []);
}

function submitOf(target: EventTarget | null): HTMLButtonElement | undefined {
  const own = target instanceof Element ? target.closest('form') : null;
  const form = own ?? formIn(topDialog());
  return [...(form?.elements ?? [])].find(isSubmit);
}

function isSubmit(element: Element): element is HTMLButtonElement {
  return element instanceof HTMLButtonElement && element.getAttribute('type') === 'submit';
}
