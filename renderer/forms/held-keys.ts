import { useCallback, useEffect, useRef } from 'react';
import { isTyping } from './is-typing.ts';

let holders = 0;

/** Whether letters are kept for words that can be written in a moment, and so mean nothing else. */
export function areKeysHeld(): boolean {
  return holders > 0;
}

/**
 * Keeps what is typed while the place for it is still coming: half of it would be lost, and the other half be taken for
 * commands. The returned function hands it over, once.
 */
export function useHeldKeys(isHolding: boolean): () => string {
  const held = useRef('');

  useEffect(() => {
    if (!isHolding) return;
    held.current = ''; // What was typed for a place that never came is not for the next one.
    function hear(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const next = withKey(held.current, event.key);
      if (next === undefined) return;
      held.current = next;
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    holders += 1;
    window.addEventListener('keydown', hear, { capture: true });
    return () => {
      holders -= 1;
      window.removeEventListener('keydown', hear, { capture: true });
    };
  }, [isHolding]);

  return useCallback(() => {
    const words = held.current;
    held.current = '';
    return words;
  }, []);
}

/** The words after one more key; nothing for a key that writes none. */
export function withKey(words: string, key: string): string | undefined {
  if (key === 'Enter') return `${words}\n`;
  if (key === 'Backspace') return [...words].slice(0, -1).join('');
  return [...key].length === 1 ? words + key : undefined;
}
