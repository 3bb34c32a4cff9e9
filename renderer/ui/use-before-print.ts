import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';

/** Calls `layOut` immediately before the window prints, and `takeAway` afterwards. */
export function useBeforePrint(layOut: () => void, takeAway: () => void): void {
  const latest = useRef({ layOut, takeAway });
  latest.current = { layOut, takeAway };

  useEffect(() => {
    // The browser prints the document as it is when this handler returns.
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
