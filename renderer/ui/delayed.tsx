import { type ReactNode, useEffect, useState } from 'react';

const patienceMs = 300;

/** Shows its children after a delay, so that fast answers show no loading message. */
export function Delayed({ children }: { readonly children: ReactNode }) {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsDue(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return isDue ? children : null;
}
