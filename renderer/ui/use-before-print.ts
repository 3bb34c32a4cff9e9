import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';

/** Lays something out in the very moment before the window prints, and takes it away when it has. */
export function useBeforePrint(layOut: () => void, takeAway: () => void): void {
  const latest = useRef({ layOut, takeAway });
  latest.current = { layOut, takeAway };

  useEffect(() => {
    // The print is made of what stands there when this returns.
    const before = () => flushSync(() => latest.current.layOut());
    const after = () => latest.current.takeAway();
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
}
