import { useRef } from 'react';
import { newKey } from './deskside.ts';

/**
 * Returns the key for an input: the same key for the same input, so that a retry after a lost answer has no second
 * effect.
 */
export function useKeyFor(): (asked: unknown) => string {
  const last = useRef({ asked: '', key: '' });
  return (asked) => {
    const text = JSON.stringify(asked);
    if (text !== last.current.asked) last.current = { asked: text, key: newKey() };
    return last.current.key;
  };
}
