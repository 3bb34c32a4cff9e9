import { useRef } from 'react';
import { newKey } from './deskside.ts';

/** The key for what is asked: the same as long as the same is asked, so that pressing again after a lost answer does nothing twice. */
export function useKeyFor(): (asked: unknown) => string {
  const last = useRef({ asked: '', key: '' });
  return (asked) => {
    const text = JSON.stringify(asked);
    if (text !== last.current.asked) last.current = { asked: text, key: newKey() };
    return last.current.key;
  };
}
