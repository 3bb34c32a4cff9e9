import { useEffect } from 'react';
import { isCommandKey } from '../forms/command-key.ts';
import { queueRow } from './queue-focus.ts';

const letters = new Set(['j', 'k', 'J', 'K']);
const walking = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp', 'Enter']);

/**
 * J and K walk through the queue from everywhere but texts, choices, menus and dialogs. The keys that scroll or press
 * something do so too where there is nothing to scroll or to press: on a heading, or on nothing at all.
 */
export function useWalkingKeys(): void {
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const { key } = event;
      const isWalking = letters.has(key) || (walking.has(key) && isAtRest(event.target));
      const row = isWalking && isCommandKey(event) ? queueRow() : null;
      if (!row) return;
      event.preventDefault();
      row.focus({ preventScroll: true });
      // It comes by here again, as a key that the queue has taken.
      row.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

function isAtRest(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('body, h1, [data-region][tabindex="-1"]');
}
